#include "kube/crd/compile.h"

#include <algorithm>
#include <array>

#include "kube/crd/value.h"

namespace pave::kube::crd {
namespace {

using doc::Node;

struct TypeName {
  std::string_view name;
  TypeBit bit;
};
constexpr std::array kTypeNames = {TypeName{"object", kObject}, TypeName{"array", kArray},
                                   TypeName{"string", kString}, TypeName{"integer", kInteger},
                                   TypeName{"number", kNumber}, TypeName{"boolean", kBoolean},
                                   TypeName{"null", kNullType}};

std::uint8_t type_bits(std::string_view name) {
  if (name.empty()) return 0;
  auto found = std::ranges::find(kTypeNames, name, &TypeName::name);
  return found == kTypeNames.end() ? kOtherType : found->bit;
}

bool is_true(const Node& node) { return node.is(doc::Kind::Bool) && node.truth(); }

/// The format as the server keeps it: one that the type does not have means nothing.
Format find_format(std::string_view name, std::uint8_t types, int kube_minor) {
  if (types == kInteger) return name == "int32" ? Format::Int32 : name == "int64" ? Format::Int64 : Format::None;
  if (types == kNumber) return name == "float" ? Format::Float : name == "double" ? Format::Double : Format::None;
  bool is_one_other = types != 0 && types != kString && (types & (types - 1)) == 0;
  return is_one_other ? Format::None : find_string_format(name, kube_minor);
}

class Compiler {
 public:
  Compiler(base::Arena& arena, std::vector<std::unique_ptr<base::Pattern>>& patterns, int kube_minor, SchemaUse use)
      : arena_(arena), patterns_(patterns), kube_minor_(kube_minor), use_(use) {}

  const Schema* compile(const Node& node) {
    auto* schema = new (arena_.allocate(sizeof(Schema), alignof(Schema))) Schema();
    std::string_view format;
    for (const Node& field : node.children()) read(field, format, *schema);
    if (schema->int_or_string && use_ == SchemaUse::Objects) schema->types = kInteger | kString;
    if (!format.empty()) schema->format = find_format(format, schema->types, kube_minor_);
    return schema;
  }

 private:
  void read(const Node& field, std::string_view& format, Schema& out) {
    std::string_view key = field.key();
    switch (field.kind) {
      case doc::Kind::Null: return;
      case doc::Kind::Bool: read_boolean(key, field, out); break;
      case doc::Kind::Int:
      case doc::Kind::Float: read_number_field(key, read_number(field), out); break;
      case doc::Kind::String:
        if (key == "format") format = field.text();
        else read_text(key, field, out);
        break;
      case doc::Kind::List: read_list(key, field, out); break;
      case doc::Kind::Map: read_map(key, field, out); break;
    }
    if (key == "default") out.default_value = copy(field);
  }

  static void read_boolean(std::string_view key, const Node& field, Schema& out) {
    bool value = is_true(field);
    if (key == "nullable") out.nullable = value;
    else if (key == "x-kubernetes-preserve-unknown-fields") out.preserve_unknown_fields = value;
    else if (key == "x-kubernetes-embedded-resource") out.embedded_resource = value;
    else if (key == "x-kubernetes-int-or-string") out.int_or_string = value;
    else if (key == "uniqueItems") out.unique_items = value;
    else if (key == "exclusiveMinimum") out.exclusive_minimum = value;
    else if (key == "exclusiveMaximum") out.exclusive_maximum = value;
    else if (key == "additionalProperties") {
      out.has_additional = true;
      out.forbids_additional = !value;
    }
  }

  static void read_number_field(std::string_view key, const Number& number, Schema& out) {
    if (key == "minimum") out.minimum = number.real;
    else if (key == "maximum") out.maximum = number.real;
    else if (key == "multipleOf") out.multiple_of = number.real;
    else if (!number.is_integer) return;
    else if (key == "minLength") out.min_length = number.integer;
    else if (key == "maxLength") out.max_length = number.integer;
    else if (key == "minItems") out.min_items = number.integer;
    else if (key == "maxItems") out.max_items = number.integer;
    else if (key == "minProperties") out.min_properties = number.integer;
    else if (key == "maxProperties") out.max_properties = number.integer;
  }

  void read_text(std::string_view key, const Node& field, Schema& out) {
    std::string_view text = field.text();
    if (key == "type") {
      out.types = type_bits(text);
    } else if (key == "pattern" && !text.empty()) {
      patterns_.push_back(std::make_unique<base::Pattern>(text));
      out.pattern = patterns_.back().get();
    } else if (key == "x-kubernetes-list-type") {
      out.list_type = text == "set" ? ListType::Set : text == "map" ? ListType::Map : ListType::Atomic;
    }
  }

  void read_list(std::string_view key, const Node& field, Schema& out) {
    if (key == "required") out.required = texts(field);
    else if (key == "x-kubernetes-list-map-keys") out.list_map_keys = texts(field);
    else if (key == "enum") out.enums = {copy(field)->first, field.size};
    else if (key == "allOf") out.all_of = schemas(field);
    else if (key == "anyOf") out.any_of = schemas(field);
    else if (key == "oneOf") out.one_of = schemas(field);
    else if (key == "x-kubernetes-validations") out.has_rules = field.size != 0;
  }

  void read_map(std::string_view key, const Node& field, Schema& out) {
    if (key == "properties") read_properties(field, out);
    else if (key == "items") out.items = compile(field);
    else if (key == "not") out.not_schema = compile(field);
    else if (key == "additionalProperties") {
      out.has_additional = true;
      out.additional = compile(field);
    }
  }

  void read_properties(const Node& field, Schema& out) {
    Property* room = arena_.allocate_array<Property>(field.size);
    std::size_t count = 0;
    std::size_t with_default = 0;
    for (const Node& child : field.children()) {
      if (!child.is_map()) continue;
      room[count] = {arena_.copy(child.key()), compile(child)};
      with_default += room[count++].schema->default_value != nullptr ? 1U : 0U;
    }
    std::span<Property> properties(room, count);
    std::ranges::sort(properties, {}, &Property::name);
    out.properties = properties;
    if (with_default == 0) return;
    Property* defaults = arena_.allocate_array<Property>(with_default);
    std::ranges::copy_if(properties, defaults,
                         [](const Property& property) { return property.schema->default_value != nullptr; });
    out.defaults = {defaults, with_default};
  }

  std::span<const std::string_view> texts(const Node& list) {
    auto* room = arena_.allocate_array<std::string_view>(list.size);
    std::size_t count = 0;
    for (const Node& item : list.children())
      if (item.is_string()) room[count++] = arena_.copy(item.text());
    return {room, count};
  }

  std::span<const Schema* const> schemas(const Node& list) {
    auto** room = arena_.allocate_array<const Schema*>(list.size);
    std::size_t count = 0;
    for (const Node& item : list.children())
      if (item.is_map()) room[count++] = compile(item);
    return {room, count};
  }

  /// A copy that does not need the tree; where it was written is of no use any more.
  const Node* copy(const Node& node) {
    Node* room = arena_.allocate_array<Node>(1);
    new (room) Node(copied(node));
    return room;
  }
  Node copied(const Node& node) {
    Node out = node;
    out.origin = {};
    out.key_origin = {};
    out.key_bytes = arena_.copy(node.key()).data();
    if (node.is_map() || node.is_list()) {
      Node* room = arena_.allocate_array<Node>(node.size);
      for (std::uint32_t i = 0; i < node.size; ++i) new (room + i) Node(copied(node.children()[i]));
      out.first = room;
    } else {
      out.bytes = arena_.copy(node.text()).data();
    }
    return out;
  }

  base::Arena& arena_;
  std::vector<std::unique_ptr<base::Pattern>>& patterns_;
  int kube_minor_;
  SchemaUse use_;
};

}  // namespace

std::unique_ptr<CompiledSchema> compile(const Node& schema, int kube_minor, SchemaUse use) {
  auto out = std::make_unique<CompiledSchema>();
  out->root_ = Compiler(out->arena_, out->patterns_, kube_minor, use).compile(schema);
  return out;
}

}  // namespace pave::kube::crd
