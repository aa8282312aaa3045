#include "kube/crd/metadata_decode.h"

#include <string>

#include "base/timestamp.h"
#include "kube/crd/value.h"
#include "kube/schema/catalog.h"

namespace pave::kube::crd {
namespace {

using doc::Node;
using schema::Catalog;
using schema::Field;
using schema::Shape;
using schema::ShapeKind;

/// The shape of ObjectMeta; every kind has it at `metadata`.
const Shape& object_meta() {
  const Catalog& catalog = Catalog::builtin();
  const auto* facts = catalog.find("", "v1", "ConfigMap");
  for (const Field& field : catalog.fields(catalog.types()[facts->type]))
    if (catalog.names()[field.name] == "metadata") return catalog.shapes()[field.shape];
  return catalog.shapes()[0];
}

class Decoder {
 public:
  explicit Decoder(Problems& problems) : catalog_(Catalog::builtin()), problems_(problems) {}

  /// Null is decoded as nothing, wherever it stands.
  void value(const Node& node, const Shape& shape, const FieldPath& path) {
    if (node.is_null()) return;
    switch (shape.kind) {
      case ShapeKind::Object:
        if (expect(node, path, node.is_map(), "a map")) fields(node, shape, path);
        return;
      case ShapeKind::Map:
        if (expect(node, path, node.is_map(), "a map"))
          for (const Node& child : node.children())
            value(child, catalog_.shapes()[shape.detail], FieldPath(path, child.key(), true));
        return;
      case ShapeKind::List:
        if (expect(node, path, node.is_list(), "a list"))
          for (std::uint32_t i = 0; i < node.size; ++i)
            value(node.children()[i], catalog_.shapes()[shape.detail], FieldPath(path, i));
        return;
      case ShapeKind::String: expect(node, path, node.is_string(), "a string"); return;
      case ShapeKind::Boolean: expect(node, path, node.is(doc::Kind::Bool), "a boolean"); return;
      case ShapeKind::Int32:
      case ShapeKind::Int64: expect(node, path, type_of(node) == ValueType::Integer, "an integer"); return;
      case ShapeKind::Time:
        expect(node, path,
               node.is_string() && base::parse_timestamp(node.text(), base::TimeLayout::Rfc3339).has_value(), "a time");
        return;
      default: return;
    }
  }

  bool expect(const Node& node, const FieldPath& path, bool is_right, std::string_view what) {
    if (!is_right) problems_.push_back({Fault::MetadataType, path.dotted(), &node, nullptr, std::string(what)});
    return is_right;
  }

 private:
  void fields(const Node& node, const Shape& shape, const FieldPath& path) {
    for (const Node& child : node.children()) {
      FieldPath below(path, child.key());
      const Field* known = nullptr;
      for (const Field& field : catalog_.fields(catalog_.types()[shape.detail]))
        if (catalog_.names()[field.name] == child.key() &&
            (field.versions & schema::mask_of({1, schema::kNewestMinor})) != 0)
          known = &field;
      if (known != nullptr) value(child, catalog_.shapes()[known->shape], below);
      else problems_.push_back({Fault::UnknownField, below.dotted(), &child, nullptr, std::string(child.key())});
    }
  }

  const Catalog& catalog_;
  Problems& problems_;
};

}  // namespace

void decode_metadata(const Node& object, const FieldPath& path, Problems& problems) {
  static const Shape& kObjectMeta = object_meta();
  Decoder decoder(problems);
  for (const Node& child : object.children()) {
    FieldPath below(path, child.key());
    if (child.key() == "metadata") decoder.value(child, kObjectMeta, below);
    else if (child.key() == "apiVersion" || child.key() == "kind")
      decoder.expect(child, below, child.is_string(), "a string");
  }
}

}  // namespace pave::kube::crd
