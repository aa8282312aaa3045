#include "judge/schema/walk.h"

#include <algorithm>

#include "judge/placeholder.h"
#include "judge/schema/duplicates.h"
#include "judge/schema/scalar.h"
#include "judge/schema/schema.h"
#include "judge/secret.h"

#include <fmt/format.h>

namespace pave::judge::schema {

using base::Code;
using doc::Node;
using doc::Path;
using kube::schema::Field;
using kube::schema::ListType;
using kube::schema::Shape;
using kube::schema::ShapeId;
using kube::schema::ShapeKind;
using kube::schema::TypeId;

namespace {

/// Where to point when something is missing in a node: its key, or the item itself.

/// Whether the server's decoder makes of the value what it makes of nothing.
bool is_nothing(const Node& node, ShapeKind kind) {
  if (node.is_null()) return true;
  switch (kind) {
    case ShapeKind::String: return node.is_string() && node.size == 0;
    case ShapeKind::Int32:
    case ShapeKind::Int64: return node.is(doc::Kind::Int) && node.text() == "0";
    case ShapeKind::List: return node.is_list() && node.size == 0;
    case ShapeKind::Map: return node.is_map() && node.size == 0;
    default: return false;
  }
}

}  // namespace

void Walk::root(const Node& node, TypeId type, bool is_secret) {
  Path path;
  Place place{nullptr, &path, type};
  for (const Node& child : node.children()) {
    Path below(path, child.key());
    const Field* field =
        find_field(type, child.key_symbol != doc::kNoSymbol ? child.key_symbol : catalog_.names().find(child.key()));
    Scope scope;
    if (field == nullptr) {
      unknown_field(child, place, below, scope);
      continue;
    }
    // Creation drops the status, so nothing but its form is looked at.
    if (child.key() == "status") scope.validated = false;
    scope.hidden = is_secret;  // a value may have slipped into any field
    value(child, field->shape, place, below, scope);
  }
  missing_fields(node, place);
}

const Field* Walk::find_field(TypeId type, doc::Symbol name) const {
  auto fields = catalog_.fields(types_[type]);
  if (name == doc::kNoSymbol) return nullptr;
  const Field* at = fields.data();
  for (std::size_t count = fields.size(); count > 1;) {
    std::size_t half = count / 2;
    at = at[half].name <= name ? at + half : at;
    count -= half;
  }
  if (fields.empty() || at->name != name) return nullptr;
  // `at` is the last form of the field; the others stand before it.
  for (; at >= fields.data() && at->name == name; --at)
    if ((at->versions & mask_) != 0) return at;
  return nullptr;
}

void Walk::object(const Node& node, const Place& place, Scope scope) {
  bool is_secret_type = may_be_secret(types_[place.type].name);
  for (const Node& child : node.children()) {
    Path below(*place.path, child.key());
    const Field* field = find_field(
        place.type, child.key_symbol != doc::kNoSymbol ? child.key_symbol : catalog_.names().find(child.key()));
    if (field == nullptr) {
      unknown_field(child, place, below, scope);
      continue;
    }
    bool missing =
        scope.validated && field->required && field->enforced && is_nothing(child, shapes_[field->shape].kind);
    if (missing) continue;  // said once, by missing_fields()
    Scope inner = scope;
    if (is_secret_type && child.key() != "name") inner.hidden = true;
    value(child, field->shape, place, below, inner);
  }
  if (scope.validated) missing_fields(node, place);
}

bool Walk::is_hidden(const Scope& scope, const doc::Path& path) const {
  return scope.hidden || (scope.in_map && may_hold_secret(path.text()));
}

bool Walk::holds_env_vars(const Shape& shape) const {
  const Shape& one = shape.kind == ShapeKind::List ? shapes_[shape.detail] : shape;
  return one.kind == ShapeKind::Object && may_be_secret(types_[one.detail].name);
}

void Walk::value(const Node& node, ShapeId shape_id, const Place& parent, const Path& path, Scope scope) {
  const Shape& shape = shapes_[shape_id];
  if (!fits(node, shape)) {
    if (auto placeholder = find_placeholder(node)) return sink_.add(*std::move(placeholder), path.text());
    return sink_.add(explain_misfit(node, shape, is_hidden(scope, path) || holds_env_vars(shape)), path.text());
  }
  if (node.is_null() || shape.kind == ShapeKind::Any) return;
  if (++scope.depth > kMaxDepth) {
    sink_.add({Code::SyntaxLimit,
               node.origin,
               fmt::format("more than {} maps and lists inside each other", kMaxDepth),
               {},
               {}},
              path.text());
    return;
  }
  switch (shape.kind) {
    case ShapeKind::Object: return object(node, Place{&parent, &path, shape.detail}, scope);
    case ShapeKind::Map: return entries(node, shape, parent, path, scope);
    case ShapeKind::List: return items(node, shape, parent, path, scope);
    case ShapeKind::String: return scalar(node, shape, path, scope);
    case ShapeKind::SchemaOrBoolean:
    case ShapeKind::SchemaOrList:
    case ShapeKind::SchemaOrStrings: return schema(node, shape, parent, path, scope);
    default: return;
  }
}

void Walk::schema(const Node& node, const Shape& shape, const Place& parent, const Path& path, Scope scope) {
  scope.strict = false;
  if (node.is_map()) return object(node, Place{&parent, &path, shape.detail}, scope);
  std::uint32_t index = 0;
  for (const Node& item : node.children()) {
    Path below(path, index++);
    Shape wanted{shape.kind == ShapeKind::SchemaOrStrings ? ShapeKind::String : ShapeKind::Object, ListType::Atomic,
                 shape.detail, 0};
    if (!fits(item, wanted)) sink_.add(explain_misfit(item, wanted, scope.hidden), below.text());
    else if (item.is_map()) object(item, Place{&parent, &below, shape.detail}, scope);
  }
}

void Walk::unknown_field(const Node& field, const Place& place, const Path& path, Scope scope) {
  base::Diagnostic said = explain_unknown_field(field, place, catalog_, version_, comparisons_left_);
  if (scope.strict) return sink_.add(std::move(said), path.text());
  said.message += ", which the server drops";
  sink_.add(std::move(said), base::Severity::Warning, path.text());
}

void Walk::scalar(const Node& node, const Shape& shape, const Path& path, Scope scope) {
  if (shape.values == 0 || !scope.validated || is_enum_value(node.text(), shape, catalog_)) return;
  if (auto placeholder = find_placeholder(node)) return sink_.add(*std::move(placeholder), path.text());
  sink_.add(explain_enum(node, shape, catalog_, scope.hidden), path.text());
}

void Walk::items(const Node& list, const Shape& shape, const Place& parent, const Path& path, Scope scope) {
  std::uint32_t index = 0;
  const Shape& of_item = shapes_[shape.detail];
  for (const Node& item : list.children()) {
    Path below(path, index++);
    // A null item is decoded as an empty object, which lacks what is required.
    if (item.is_null() && of_item.kind == ShapeKind::Object)
      object(item, Place{&parent, &below, of_item.detail}, scope);
    else value(item, shape.detail, parent, below, scope);
  }
  if (shape.list_type == ListType::Map && scope.validated)
    judge_duplicates(list, shape, catalog_, path, scope.hidden, sink_);
}

void Walk::entries(const Node& map, const Shape& shape, const Place& parent, const Path& path, Scope scope) {
  scope.in_map = true;
  for (const Node& entry : map.children()) value(entry, shape.detail, parent, Path(path, entry.key()), scope);
}

void Walk::missing_fields(const Node& node, const Place& place) {
  for (const Field& field : catalog_.fields(types_[place.type])) {
    if (!field.required || (field.versions & mask_) == 0) continue;
    const Node* written = node.find(field.name);
    if (written == nullptr && node.is_map()) written = node.find(catalog_.names()[field.name]);
    const Shape& shape = shapes_[field.shape];
    // An empty object is no object to the server; what it lacks says more, where it lacks something.
    bool empty = written != nullptr && shape.kind == ShapeKind::Object && written->is_map() && written->size == 0 &&
                 !demands_fields(shape.detail);
    if (written == nullptr || empty || is_nothing(*written, shape.kind)) missing_field(node, field, written, place);
  }
}

bool Walk::demands_fields(TypeId type) const {
  auto fields = catalog_.fields(types_[type]);
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
    return field.required && field.enforced && (field.versions & mask_) != 0;
  });
}

void Walk::missing_field(const Node& node, const Field& field, const Node* written, const Place& place) {
  // What is written but empty is nothing only to the server; the schema is content with it.
  if (written != nullptr && !field.enforced && !written->is_null()) return;
  std::string_view name = catalog_.names()[field.name];
  std::string parent = place.path->text();
  std::string_view kind = describe(shapes_[field.shape].kind);
  base::Diagnostic said;
  said.code = field.enforced ? Code::SchemaMissingField : Code::ApiMissingField;
  if (written == nullptr) {
    said.origin = node.key_place();
    said.message = fmt::format("required field \"{}\" is missing", name);
    said.help = fmt::format("add \"{}\" ({}) {}", name, kind, parent.empty() ? "at the top level" : "to " + parent);
  } else {
    said.origin = written->key_place();
    said.message = fmt::format("required field \"{}\" is {}", name,
                               written->is_null()            ? "null"
                               : written->is(doc::Kind::Int) ? "0"
                                                             : "empty");
    said.help = written->is(doc::Kind::Int) ? fmt::format("write {} other than 0, which counts as missing", kind)
                : written->is_list()        ? "write at least one item"
                : written->is_map()         ? "write at least one entry"
                : written->is_null()        ? fmt::format("write {}", kind)
                                            : fmt::format("write {} that is not empty", kind);
  }
  sink_.add(std::move(said), Path(*place.path, name).text());
}

}  // namespace pave::judge::schema
