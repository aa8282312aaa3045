#include "fuzz/grow.h"

#include <array>
#include <string_view>

#include "doc/writer.h"
#include "kube/schema/catalog.h"

namespace pave::fuzz {
namespace {

using kube::schema::Catalog;
using kube::schema::Field;
using kube::schema::Shape;
using kube::schema::ShapeKind;

constexpr int kMaxDepth = 40;
/// Values that some decoder somewhere takes for something else.
constexpr std::array<std::string_view, 20> kOddValues = {
    "null",         "true",     "\"\"", "\"text\"", "0",     "-1",       "1.0",     "1e3", "9223372036854775808",
    "2147483648",   "[]",       "{}",   "[null]",   "[[1]]", "\"100m\"", "\"1Gi\"", "1.5", "\"2026-11-24T06:30:00Z\"",
    "\"aGVsbG8=\"", "{\"a\":1}"};

class Grower {
 public:
  explicit Grower(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  std::string object() {
    const Catalog& catalog = Catalog::builtin();
    auto kinds = catalog.kinds();
    const auto& kind = kinds[(next() * 256U + next()) % kinds.size()];
    out_ = "{\"apiVersion\":";
    std::string api_version = kind.group.empty() ? std::string() : std::string(kind.group) + "/";
    doc::write_json_string(api_version + std::string(kind.version), out_);
    out_ += ",\"kind\":";
    doc::write_json_string(kind.kind, out_);
    if (kind.versions != 0) fields(kind.type, 0, true);
    out_ += '}';
    return std::move(out_);
  }

 private:
  /// 0 when no bytes are left: then lists and maps end.
  unsigned next() {
    if (at_ == bytes_.size()) return 0;
    return bytes_[at_++];
  }

  void odd_value() { out_ += kOddValues[next() % kOddValues.size()]; }

  void fields(kube::schema::TypeId id, int depth, bool behind_others) {
    const Catalog& catalog = Catalog::builtin();
    auto known = catalog.fields(catalog.types()[id]);
    if (known.empty()) return;
    for (unsigned left = next() % 8; left > 0; --left) {
      const Field& field = known[(next() * 256U + next()) % known.size()];
      std::string name(catalog.names()[field.name]);
      unsigned twist = next();
      if (twist == 255) name.pop_back();
      if (behind_others) out_ += ',';
      behind_others = true;
      doc::write_json_string(name, out_);
      out_ += ':';
      if (twist > 240) odd_value();
      else value(catalog.shapes()[field.shape], depth + 1);
    }
  }

  void value(const Shape& shape, int depth) {
    const Catalog& catalog = Catalog::builtin();
    if (depth > kMaxDepth) {
      odd_value();
      return;
    }
    switch (shape.kind) {
      case ShapeKind::Object:
        out_ += '{';
        fields(shape.detail, depth, false);
        out_ += '}';
        return;
      case ShapeKind::Map:
        out_ += '{';
        for (unsigned left = next() % 4; left > 0; --left) {
          out_ += "\"k" + std::to_string(left) + "\":";
          value(catalog.shapes()[shape.detail], depth + 1);
          if (left > 1) out_ += ',';
        }
        out_ += '}';
        return;
      case ShapeKind::List:
        out_ += '[';
        for (unsigned left = next() % 4; left > 0; --left) {
          value(catalog.shapes()[shape.detail], depth + 1);
          if (left > 1) out_ += ',';
        }
        out_ += ']';
        return;
      case ShapeKind::String:
        if (shape.values != 0) {
          auto allowed = catalog.values(shape.values);
          doc::write_json_string(catalog.names()[allowed[next() % allowed.size()]], out_);
          return;
        }
        out_ += "\"s" + std::to_string(next() % 3) + "\"";
        return;
      case ShapeKind::Boolean: out_ += next() % 2 == 0 ? "true" : "false"; return;
      case ShapeKind::Int32:
      case ShapeKind::Int64: out_ += std::to_string(next()); return;
      default: odd_value(); return;
    }
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string grow_object(std::span<const std::uint8_t> bytes) { return Grower(bytes).object(); }

}  // namespace pave::fuzz
