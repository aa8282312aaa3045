#include "judge/server/apiextensions/structural.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/pattern.h"
#include "judge/value_text.h"

namespace pave::judge::server::apiextensions {
namespace {

using doc::Node;

enum class Level : std::uint8_t { Root, Item, Field };

constexpr std::array<std::string_view, 3> kAlternatives = {"allOf", "anyOf", "oneOf"};

/// Whether nothing is left of a field once the schema is a structural one. Pointers stay, whatever they point to, and so
/// do three lists; what `items` holds beside schemas is dropped.
bool leaves_nothing(const Node& field) {
  auto is = [&](auto... names) { return ((field.key() == names) || ...); };
  if (field.is_null()) return true;
  if (is("default", "example")) return false;
  if (is("items") && !field.is_map()) return true;
  if (field.is(doc::Kind::Bool)) return !field.truth();
  if (field.is_string()) return field.size == 0 && !is("x-kubernetes-list-type", "x-kubernetes-map-type");
  if (field.is_list())
    return field.size == 0 && !is("required", "x-kubernetes-list-map-keys", "x-kubernetes-validations");
  return field.is_map() && field.size == 0 && is("definitions", "dependencies", "patternProperties");
}

bool is_only_type(const Node& node, std::string_view type) {
  return node.string_at("type") == type && std::ranges::all_of(node.children(), [](const Node& child) {
           return child.key() == "type" || leaves_nothing(child);
         });
}

/// `anyOf: [{type: integer}, {type: string}]`, which int-or-string may have.
bool is_int_or_string(const Node* any_of) {
  return any_of != nullptr && any_of->is_list() && any_of->size == 2 &&
         is_only_type(any_of->children()[0], "integer") && is_only_type(any_of->children()[1], "string");
}

class Judge {
 public:
  explicit Judge(const Reporter& reporter) : reporter_(reporter) {}

  void invariants(SchemaNode schema, Level level, const FieldPath& path) {
    const Node* items = schema.map("items");
    if (schema.type() == "array" && items == nullptr)
      say(schema.node(), FieldPath(path, "items"), "a list needs a schema for its items", "add `items` with a type");
    if (items != nullptr) invariants(SchemaNode(*items), Level::Item, FieldPath(path, "items"));
    FieldPath properties_path(path, "properties");
    if (const Node* properties = schema.map("properties"))
      for (const Node& child : properties->children())
        if (SchemaNode::is_schema(child))
          invariants(SchemaNode(child), Level::Field, FieldPath(properties_path, child.key(), true));
    FieldPath additional_path(path, "additionalProperties");
    const Node* additional = schema.find("additionalProperties");
    if (additional != nullptr) {
      if (level == Level::Root)
        say(*additional, additional_path, "the root of a schema can't have additionalProperties", "write `properties`");
      if (additional->is_map()) invariants(SchemaNode(*additional), Level::Field, additional_path);
      if (schema.is_true("x-kubernetes-embedded-resource"))
        say(*additional, additional_path, "an embedded resource can't have additionalProperties", "remove it");
    }
    extensions(schema, path);
    const Node* all_of = schema.list("allOf");
    bool first_is_int_or_string =
        all_of != nullptr && all_of->size > 0 && is_int_or_string(all_of->children()[0].find("anyOf"));
    validations(schema, is_int_or_string(schema.list("anyOf")), first_is_int_or_string, path);
    type(schema, level, path);
    metadata(schema, level, path);
    bool is_empty_resource = schema.is_true("x-kubernetes-embedded-resource") &&
                             !schema.is_true("x-kubernetes-preserve-unknown-fields") &&
                             !schema.has_content("properties");
    if (is_empty_resource)
      say(schema.node(), properties_path, "an embedded resource without properties would lose all its fields",
          "add `properties`, or `x-kubernetes-preserve-unknown-fields: true`");
  }

  /// What the alternatives of the root speak of must be in the schema itself, too.
  void completeness(SchemaNode part, const Node* schema, const FieldPath& path) {
    for (std::string_view name : kAlternatives)
      if (const Node* parts = part.list(name))
        for (const Node& one : parts->children())
          if (one.is_map()) nested_completeness(SchemaNode(one), schema, path);
    if (const Node* one = part.map("not")) nested_completeness(SchemaNode(*one), schema, path);
  }

  bool found_none() const { return found_none_; }

 private:
  void say(const Node& node, const FieldPath& path, std::string message, std::string help) {
    found_none_ = false;
    reporter_.say(node, path, std::move(message), std::move(help));
  }

  void nested_completeness(SchemaNode part, const Node* schema, const FieldPath& path) {
    if (schema == nullptr)
      return say(part.node(), path, "an alternative speaks of what the schema itself does not have",
                 "add it to the schema");
    completeness(part, schema, path);
    if (const Node* items = part.map("items"))
      nested_completeness(SchemaNode(*items), SchemaNode(*schema).map("items"), FieldPath(path, "items"));
    const Node* properties = part.map("properties");
    if (properties == nullptr) return;
    FieldPath properties_path(path, "properties");
    const Node* known = SchemaNode(*schema).map("properties");
    for (const Node& child : properties->children()) {
      if (!SchemaNode::is_schema(child)) continue;
      FieldPath child_path(properties_path, child.key(), true);
      const Node* found = known == nullptr ? nullptr : known->find(child.key());
      if (found == nullptr)
        say(child, child_path,
            fmt::format("an alternative speaks of {}, which the schema itself does not have", quoted(child.key())),
            "add it to the `properties` outside, with its type");
      else nested_completeness(SchemaNode(child), found, child_path);
    }
  }

  void type(SchemaNode schema, Level level, const FieldPath& path) {
    FieldPath type_path(path, "type");
    std::string_view written = schema.type();
    const Node& place = schema.has("type") ? *schema.find("type") : schema.node();
    if (schema.is_true("x-kubernetes-embedded-resource") && written != "object")
      say(place, type_path, "an embedded resource has the type object", "write `type: object`");
    else if (written.empty() && !schema.is_true("x-kubernetes-int-or-string") &&
             !schema.is_true("x-kubernetes-preserve-unknown-fields"))
      say(place, type_path, "the type is missing",
          level == Level::Root ? "write `type: object`"
                               : "write the type: object, array, string, integer, number or boolean");
    if (level == Level::Root && !written.empty() && written != "object")
      say(place, type_path, "the root of a schema has the type object", "write `type: object`");
  }

  void metadata(SchemaNode schema, Level level, const FieldPath& path) {
    const Node* properties = schema.map("properties");
    if (properties == nullptr) return;
    bool is_resource = level == Level::Root || schema.is_true("x-kubernetes-embedded-resource");
    FieldPath properties_path(path, "properties");
    auto check_type = [&](std::string_view name, std::string_view type) {
      const Node* field = properties->find(name);
      if (field == nullptr || !SchemaNode::is_schema(*field) || !is_resource || field->string_at("type") == type)
        return;
      FieldPath field_path(properties_path, name, true);
      say(*field, FieldPath(field_path, "type"), fmt::format("{} has the type {}", name, type),
          fmt::format("write `type: {}`", type));
    };
    check_type("kind", "string");
    check_type("apiVersion", "string");
    check_type("metadata", "object");
    const Node* meta = properties->find("metadata");
    if (level == Level::Root && meta != nullptr && meta->is_map() && restricts_more_than_names(SchemaNode(*meta)))
      say(*meta, FieldPath(properties_path, "metadata", true),
          "the schema of metadata can speak of name and generateName only", "write `metadata: {type: object}`");
  }

  static bool restricts_more_than_names(SchemaNode metadata) {
    return std::ranges::any_of(metadata.node().children(), [&](const Node& field) {
      if (field.is_null() || field.key() == "type" || field.key() == "default") return false;
      if (field.key() == "additionalProperties") return true;
      if (field.key() != "properties") return !leaves_nothing(field);
      return std::ranges::any_of(field.children(),
                                 [](const Node& one) { return one.key() != "name" && one.key() != "generateName"; });
    });
  }

  void extensions(SchemaNode schema, const FieldPath& path) {
    if (!schema.is_true("x-kubernetes-int-or-string")) return;
    for (std::string_view name : {"x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"})
      if (schema.is_true(name))
        say(*schema.find(name), FieldPath(path, name), fmt::format("{} excludes x-kubernetes-int-or-string", name),
            "remove one of them");
  }

  void validations(SchemaNode schema, bool skip_any_of, bool skip_first_any_of, const FieldPath& path) {
    for (std::string_view name : kAlternatives) {
      const Node* parts = schema.list(name);
      if (parts == nullptr || (name == "anyOf" && skip_any_of)) continue;
      FieldPath list_path(path, name);
      for (std::uint32_t i = 0; i < parts->size; ++i)
        if (parts->children()[i].is_map())
          nested(SchemaNode(parts->children()[i]), name == "allOf" && i == 0 && skip_first_any_of,
                 FieldPath(list_path, i));
    }
    if (const Node* part = schema.map("not")) nested(SchemaNode(*part), false, FieldPath(path, "not"));
    std::string_view pattern = schema.text("pattern");
    if (pattern.empty()) return;
    if (std::string error = base::Pattern(pattern).error(); !error.empty())
      say(*schema.find("pattern"), FieldPath(path, "pattern"), fmt::format("this is no regular expression: {}", error),
          "write one in the dialect of Go (RE2): there is no looking ahead or back");
  }

  void nested(SchemaNode part, bool skip_any_of, const FieldPath& path) {
    validations(part, skip_any_of, false, path);
    if (const Node* items = part.map("items")) nested(SchemaNode(*items), false, FieldPath(path, "items"));
    if (const Node* properties = part.map("properties")) {
      FieldPath properties_path(path, "properties");
      for (const Node& child : properties->children())
        if (child.is_map()) nested(SchemaNode(child), false, FieldPath(properties_path, child.key(), true));
      if (const Node* meta = properties->find("metadata"))
        say(*meta, FieldPath(properties_path, "metadata", true), "alternatives can't speak of metadata", "remove it");
    }
    auto forbid = [&](std::string_view name, bool is_written) {
      if (is_written)
        say(*part.find(name), FieldPath(path, name),
            fmt::format("{} can't stand inside allOf, anyOf, oneOf and not", name), "move it to the schema outside");
    };
    for (std::string_view name :
         {"type", "title", "description", "x-kubernetes-list-map-keys", "x-kubernetes-validations"})
      forbid(name, part.has_content(name));
    for (std::string_view name : {"default", "x-kubernetes-list-type", "x-kubernetes-map-type"})
      forbid(name, part.has(name));
    for (std::string_view name : {"nullable", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource",
                                  "x-kubernetes-int-or-string"})
      forbid(name, part.is_true(name));
    forbid("additionalProperties", part.map("additionalProperties") != nullptr || part.is_true("additionalProperties"));
  }

  const Reporter& reporter_;
  bool found_none_ = true;
};

}  // namespace

bool can_be_structural(SchemaNode schema) {
  for (std::string_view name : {"id", "$schema", "$ref", "patternProperties", "dependencies", "definitions"})
    if (schema.has_content(name)) return false;
  if (schema.has("additionalItems")) return false;
  const Node* preserve = schema.find("x-kubernetes-preserve-unknown-fields");
  if (preserve != nullptr && !schema.is_true("x-kubernetes-preserve-unknown-fields")) return false;
  if (const Node* items = schema.list("items"); items != nullptr && items->size != 0) return false;
  auto all = [](const Node* nodes) {
    return nodes == nullptr || std::ranges::all_of(nodes->children(), [](const Node& child) {
             return !child.is_map() || can_be_structural(SchemaNode(child));
           });
  };
  auto one = [](const Node* node) { return node == nullptr || can_be_structural(SchemaNode(*node)); };
  return all(schema.map("properties")) && all(schema.list("allOf")) && all(schema.list("anyOf")) &&
         all(schema.list("oneOf")) && one(schema.map("not")) && one(schema.map("items")) &&
         one(schema.map("additionalProperties"));
}

bool judge_structural(SchemaNode schema, const FieldPath& path, const Reporter& reporter) {
  Judge judge(reporter);
  judge.invariants(schema, Level::Root, path);
  judge.completeness(schema, &schema.node(), path);
  return judge.found_none();
}

}  // namespace pave::judge::server::apiextensions
