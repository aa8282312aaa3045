#include <fmt/format.h>

#include <algorithm>

#include "base/go_quote.h"
#include "doc/json_schema/compiler.h"
#include "doc/json_schema/quote.h"

namespace pave::doc::json_schema {
namespace {

using Kind = SchemaError::Kind;

std::uint8_t type_bit(std::string_view name) {
  if (name == "null") return kNull;
  if (name == "boolean") return kBoolean;
  if (name == "number") return kNumber;
  if (name == "integer") return kInteger;
  if (name == "string") return kString;
  if (name == "array") return kArray;
  return name == "object" ? kObject : 0;
}

std::uint8_t type_of(const Node& node) {
  switch (node.kind) {
    case doc::Kind::Null: return kNull;
    case doc::Kind::Bool: return kBoolean;
    case doc::Kind::Int:
    case doc::Kind::Float: return kNumber;
    case doc::Kind::String: return kString;
    case doc::Kind::List: return kArray;
    case doc::Kind::Map: return kObject;
  }
  return 0;
}

bool is_true_at(const Node& node, std::string_view key) {
  const Node* child = node.find(key);
  return child != nullptr && child->is(doc::Kind::Bool) && child->truth();
}
bool is_bool(const Node* node) { return node != nullptr && node->is(doc::Kind::Bool); }

}  // namespace

bool Compiler::compile(const Node& schema, std::string_view url) {
  loaded_.emplace(url, &schema);
  Document* made = document(std::string(url), nullptr);
  if (made == nullptr) return false;
  parts_.root = enqueue({made, &schema, made->seen.at(&schema)});
  for (std::size_t i = 0; i < queue_.size(); ++i) {
    if (queue_.size() > kMaxSchemas)
      return fail(Kind::Limit, &schema, "too many schemas",
                  fmt::format("the schema has more than {} schemas in it", kMaxSchemas), "split it");
    Job job = queue_[i];
    if (!ensure_seen(job.place) || !compile_schema(*job.schema, job.place)) return false;
  }
  return !has_failed_;
}

const Schema* Compiler::enqueue(const Place& place) {
  auto [entry, is_new] = schemas_.emplace(place.node, nullptr);
  if (!is_new) return entry->second;
  auto* made = new (parts_.arena.allocate(sizeof(Schema), alignof(Schema))) Schema();
  made->node = place.node;
  made->document = place.document;
  entry->second = made;
  queue_.push_back({made, place});
  return made;
}

const Schema* Compiler::enqueue_child(const Node* child) {
  return child == nullptr ? nullptr : enqueue({current_.document, child, current_.near});
}

std::span<const Schema* const> Compiler::enqueue_list(const Node* list) {
  if (list == nullptr || !list->is_list()) return {};
  auto* made = parts_.arena.allocate_array<const Schema*>(list->size);
  for (std::uint32_t i = 0; i < list->size; ++i) made[i] = enqueue_child(&list->children()[i]);
  return {made, list->size};
}

std::span<const NamedSchema> Compiler::enqueue_map(const Node* map) {
  if (map == nullptr || !map->is_map()) return {};
  auto* made = parts_.arena.allocate_array<NamedSchema>(map->size);
  for (std::uint32_t i = 0; i < map->size; ++i) {
    const Node& child = map->children()[i];
    new (made + i) NamedSchema{child.key(), enqueue_child(&child)};
  }
  return {made, map->size};
}

std::span<const std::string_view> Compiler::strings(const Node* list) {
  if (list == nullptr) return {};
  std::vector<std::string_view> found;
  for (const Node& item : list->children())
    if (item.is_string()) found.push_back(item.text());
  return parts_.arena.copy(std::span<const std::string_view>(found));
}

std::span<const Dependent> Compiler::dependents(const Node* map, bool with_strings, bool with_schemas) {
  if (map == nullptr || !map->is_map()) return {};
  std::vector<Dependent> found;
  for (const Node& child : map->children()) {
    if (child.is_list() && with_strings) {
      found.push_back({child.key(), strings(&child), nullptr});
    } else if (with_schemas) {
      found.push_back({child.key(), {}, enqueue_child(&child)});
    }
  }
  return parts_.arena.copy(std::span<const Dependent>(found));
}

Bound Compiler::number(const Node& node, std::string_view key) {
  const Node* child = node.find(key);
  if (child == nullptr || (!child->is(doc::Kind::Int) && !child->is(doc::Kind::Float))) return nullptr;
  if (child->size > kMaxDigits) {
    fail(Kind::Limit, child, "number too long", fmt::format("a number of more than {} characters", kMaxDigits),
         "write a shorter number");
    return nullptr;
  }
  auto number = parse_decimal(child->text());
  return number ? &parts_.numbers.emplace_back(std::move(*number)) : nullptr;
}

std::optional<std::int64_t> Compiler::integer(const Node& node, std::string_view key) {
  Bound found = number(node, key);
  return found == nullptr || !found->is_integer() ? std::nullopt : std::optional(found->to_integer());
}

const base::Pattern* Compiler::pattern(const Node& where, std::string_view text, std::string_view keyword) {
  const base::Pattern& made = parts_.patterns.emplace_back(text);
  std::string wrong = made.go_error();
  if (wrong.empty()) return &made;
  std::string pointer = pointer_to(*current_.document->root, *current_.node);
  std::string url = current_.document->url + "#" + escape_pointer(pointer) + "/" + escape_pointer(keyword);
  fail(Kind::Pattern, &where,
       fmt::format("invalid regex {} at {}: {}", base::go_quote(text), base::go_quote(url), wrong),
       fmt::format("the pattern {} is not a regular expression of Go (RE2): {}", quote(text), made.error()),
       "write it without looking ahead or behind and without references to groups");
  return nullptr;
}

bool Compiler::enqueue_reference(const Node& node, std::string_view key, const Schema*& schema) {
  const Node* value = node.find(key);
  if (value == nullptr || !value->is_string()) return true;
  Split split = split_fragment(value->text());
  auto fragment = percent_decode(split.fragment);
  auto parsed = parse_url(split.url);
  if (!fragment || !parsed) {
    std::string reason = fragment ? parsed.error() : fragment.error();
    return fail(Kind::Broken, value,
                fmt::format("error in parsing {}: {}", base::go_quote(fragment ? split.url : value->text()), reason),
                fmt::format("{} is not a URL", quote(value->text())),
                "write a URL, or #/... for a place in this schema");
  }
  auto base = parse_url(current_.near->url);
  std::string url = base ? resolve(*base, *parsed).text() : std::string(split.url);
  Document* target = current_.document;
  Resource* resource = url == target->url ? target->seen.at(target->root) : target->find(url);
  if (resource == nullptr) {
    target = document(url, value);
    if (target == nullptr) return false;
    resource = target->seen.at(target->root);
  }
  Place place;
  if (!find_fragment(*target, *resource, *fragment, *value, place)) return false;
  schema = enqueue(place);
  return true;
}

bool Compiler::compile_schema(Schema& schema, Place place) {
  current_ = place;
  const Dialect dialect = place.near->dialect;
  schema.draft = dialect.draft;
  schema.resource = enqueue({place.document, place.near->node, place.near});
  if (schema.draft >= Draft::D2020 && schema.resource == &schema) {
    std::vector<NamedSchema> anchors;
    for (const Anchor& anchor : place.near->anchors)
      if (anchor.is_dynamic)
        anchors.push_back(
            {parts_.arena.copy(std::string_view(anchor.name)), enqueue({place.document, anchor.node, place.near})});
    schema.dynamic_anchors = parts_.arena.copy(std::span<const NamedSchema>(anchors));
  }
  const Node& node = *place.node;
  if (is_bool(&node)) (node.truth() ? schema.is_true : schema.is_false) = true;
  if (!node.is_map()) return true;
  if (node.size == 0) {
    schema.is_true = true;
    return true;
  }
  if (!compile_references(schema, node)) return false;
  // Before 2019-09 a reference stands alone; the library still looks at the keywords that later drafts brought.
  if (schema.ref == nullptr || schema.draft >= Draft::D2019) {
    if (dialect.has(Vocabulary::Applicator)) {
      compile_applicators(schema, node);
      if (!compile_patterns(schema, node)) return false;
    }
    if (dialect.has(Vocabulary::Validation)) {
      compile_validation(schema, node);
      if (const Node* text = node.find("pattern"); text != nullptr && text->is_string()) {
        schema.pattern = pattern(*text, text->text(), "pattern");
        if (schema.pattern == nullptr) return false;
      }
    }
    compile_format(schema, node, dialect);
  }
  compile_later(schema, node, dialect);
  return !has_failed_;
}

bool Compiler::compile_references(Schema& schema, const Node& node) {
  if (!enqueue_reference(node, "$ref", schema.ref)) return false;
  if (schema.draft >= Draft::D2019) {
    if (!enqueue_reference(node, "$recursiveRef", schema.recursive_ref)) return false;
    schema.recursive_anchor = is_true_at(node, "$recursiveAnchor");
  }
  if (schema.draft >= Draft::D2020) {
    if (!enqueue_reference(node, "$dynamicRef", schema.dynamic_ref)) return false;
    if (schema.dynamic_ref != nullptr) {
      auto fragment = percent_decode(split_fragment(node.string_at("$dynamicRef")).fragment);
      if (fragment && !fragment->empty() && (*fragment)[0] != '/')
        schema.dynamic_ref_anchor = parts_.arena.copy(std::string_view(*fragment));
    }
    schema.dynamic_anchor = node.string_at("$dynamicAnchor");
  }
  return true;
}

void Compiler::compile_applicators(Schema& schema, const Node& node) {
  schema.all_of = enqueue_list(node.find("allOf"));
  schema.any_of = enqueue_list(node.find("anyOf"));
  schema.one_of = enqueue_list(node.find("oneOf"));
  schema.negated = enqueue_child(node.find("not"));
  const Node* items = node.find("items");
  if (schema.draft < Draft::D2020 && items != nullptr) {
    if (items->is_list()) {
      schema.prefix_items = enqueue_list(items);
      const Node* additional = node.find("additionalItems");
      schema.has_additional_items = additional != nullptr;
      schema.forbids_additional_items = is_bool(additional) && !additional->truth();
      if (additional != nullptr && !is_bool(additional)) schema.additional_items = enqueue_child(additional);
    } else {
      schema.items = enqueue_child(items);
    }
  }
  auto properties = enqueue_map(node.find("properties"));
  std::vector<NamedSchema> sorted(properties.begin(), properties.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  schema.properties = parts_.arena.copy(std::span<const NamedSchema>(sorted));
  const Node* additional = node.find("additionalProperties");
  schema.has_additional_properties = additional != nullptr;
  schema.forbids_additional_properties = is_bool(additional) && !additional->truth();
  if (additional != nullptr && !is_bool(additional)) schema.additional_properties = enqueue_child(additional);
  schema.dependencies = dependents(node.find("dependencies"), true, true);
}

bool Compiler::compile_patterns(Schema& schema, const Node& node) {
  const Node* map = node.find("patternProperties");
  if (map == nullptr || !map->is_map()) return true;
  std::vector<PatternSchema> found;
  for (const Node& child : map->children()) {
    const base::Pattern* made = pattern(child, child.key(), "patternProperties");
    if (made == nullptr) return false;
    found.push_back({made, enqueue_child(&child)});
  }
  schema.pattern_properties = parts_.arena.copy(std::span<const PatternSchema>(found));
  return true;
}

void Compiler::compile_validation(Schema& schema, const Node& node) {
  if (const Node* type = node.find("type")) {
    if (type->is_string()) schema.types = type_bit(type->text());
    for (const Node& item : type->children())
      if (item.is_string()) schema.types |= type_bit(item.text());
  }
  if (const Node* list = node.find("enum"); list != nullptr && list->is_list()) {
    schema.enumeration = list;
    for (const Node& item : list->children()) schema.enum_types |= type_of(item);
  }
  schema.multiple_of = number(node, "multipleOf");
  if (schema.multiple_of != nullptr && schema.multiple_of->is_zero()) schema.multiple_of = nullptr;
  schema.maximum = number(node, "maximum");
  schema.exclusive_maximum = number(node, "exclusiveMaximum");
  if (is_true_at(node, "exclusiveMaximum")) std::swap(schema.maximum, schema.exclusive_maximum);
  schema.minimum = number(node, "minimum");
  schema.exclusive_minimum = number(node, "exclusiveMinimum");
  if (is_true_at(node, "exclusiveMinimum")) std::swap(schema.minimum, schema.exclusive_minimum);
  schema.min_length = integer(node, "minLength");
  schema.max_length = integer(node, "maxLength");
  schema.min_items = integer(node, "minItems");
  schema.max_items = integer(node, "maxItems");
  schema.unique_items = is_true_at(node, "uniqueItems");
  schema.min_properties = integer(node, "minProperties");
  schema.max_properties = integer(node, "maxProperties");
  if (const Node* list = node.find("required"); list != nullptr && list->is_list()) schema.required = strings(list);
}

bool Compiler::compile_format(Schema& schema, const Node& node, const Dialect& dialect) {
  bool asserts = options_.formats == Formats::Assertion;
  if (options_.formats == Formats::Dialect) {
    asserts = schema.draft < Draft::D2019 ||
              dialect.has(schema.draft == Draft::D2019 ? Vocabulary::Format : Vocabulary::FormatAssertion);
  }
  if (asserts) schema.format = find_format(node.string_at("format"));
  return true;
}

void Compiler::compile_later(Schema& schema, const Node& node, const Dialect& dialect) {
  bool applies = dialect.has(Vocabulary::Applicator);
  bool validates = dialect.has(Vocabulary::Validation);
  if (schema.draft >= Draft::D6) {
    if (applies) {
      schema.contains = enqueue_child(node.find("contains"));
      schema.property_names = enqueue_child(node.find("propertyNames"));
    }
    if (validates) schema.constant = node.find("const");
  }
  if (schema.draft >= Draft::D7 && applies) {
    const Node* condition = node.find("if");
    schema.condition = enqueue_child(condition);
    if (condition != nullptr) {
      if (!is_bool(condition) || condition->truth()) schema.then = enqueue_child(node.find("then"));
      if (!is_bool(condition) || !condition->truth()) schema.otherwise = enqueue_child(node.find("else"));
    }
  }
  if (schema.draft >= Draft::D2019) {
    if (validates) {
      if (schema.contains != nullptr) {
        schema.min_contains = integer(node, "minContains");
        schema.max_contains = integer(node, "maxContains");
      }
      schema.dependent_required = dependents(node.find("dependentRequired"), true, false);
    }
    if (applies) schema.dependent_schemas = dependents(node.find("dependentSchemas"), false, true);
    bool has_unevaluated = schema.draft == Draft::D2019 ? applies : dialect.has(Vocabulary::Unevaluated);
    if (has_unevaluated) {
      schema.unevaluated_items = enqueue_child(node.find("unevaluatedItems"));
      schema.unevaluated_properties = enqueue_child(node.find("unevaluatedProperties"));
    }
  }
  if (schema.draft >= Draft::D2020 && applies) {
    schema.prefix_items = enqueue_list(node.find("prefixItems"));
    schema.items = enqueue_child(node.find("items"));
  }
}

}  // namespace pave::doc::json_schema
