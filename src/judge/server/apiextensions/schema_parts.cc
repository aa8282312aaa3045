#include "judge/server/apiextensions/schema_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "judge/server/apiextensions/schema_path.h"
#include "judge/server/apiextensions/structural.h"
#include "judge/value_text.h"

namespace pave::judge::server::apiextensions {
namespace {

using base::Code;
using doc::Node;

constexpr std::array<std::string_view, 6> kTypes = {"array", "boolean", "integer", "number", "object", "string"};
constexpr std::array<std::string_view, 4> kReasons = {"FieldValueRequired", "FieldValueForbidden", "FieldValueInvalid",
                                                      "FieldValueDuplicate"};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos; }
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\v\f\r";
  std::size_t first = text.find_first_not_of(kSpace);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}
bool has_line_break(std::string_view text) { return text.find_first_of("\n\r") != std::string_view::npos; }

/// What holds for a part because of where it stands.
struct Place {
  bool is_root = false;
  bool in_metadata = false;
  bool forbids_defaults = false;
};

class Judge {
 public:
  Judge(const Reporter& reporter, const Leniency& leniency) : reporter_(reporter), leniency_(leniency) {}

  void part(SchemaNode schema, const FieldPath& path, Place place) {
    standard(schema, path, place);
    list_and_map_types(schema, path);
    rules(schema, path);
    Place inner{false, place.in_metadata, place.forbids_defaults};
    below(schema, path, place, inner);
  }

  bool found_none() const { return found_none_; }

 private:
  void say(const Node& node, const FieldPath& path, std::string message, std::string help = {}) {
    found_none_ = false;
    reporter_.say(node, path, std::move(message), std::move(help));
  }
  void forbid(SchemaNode schema, const FieldPath& path, std::string_view name, std::string message, std::string help) {
    say(*schema.find(name), FieldPath(path, name), std::move(message), std::move(help));
  }

  void standard(SchemaNode schema, const FieldPath& path, Place place) {
    std::string_view type = schema.type();
    if (type == "null")
      forbid(schema, path, "type", "there is no type null", "write the type of the value, and `nullable: true`");
    else if (!type.empty() && !leniency_.any_type && !is_schema_type(type))
      forbid(schema, path, "type", fmt::format("{} is no type", quoted(type)),
             "write array, boolean, integer, number, object or string");
    if (schema.has("default") && place.forbids_defaults)
      forbid(schema, path, "default", "apiVersion, kind and metadata can't have defaults", "remove it");
    for (std::string_view name : {"id", "patternProperties", "definitions"})
      if (schema.has_content(name))
        forbid(schema, path, name, fmt::format("the server does not support {}", name), "remove it");
    for (std::string_view name : {"additionalItems", "dependencies", "$ref"})
      if (schema.has(name))
        forbid(schema, path, name, fmt::format("the server does not support {}", name), "remove it");
    if (const Node* items = schema.list("items"); items != nullptr && items->size != 0)
      say(*items, FieldPath(path, "items"), "`items` is one schema for all items", "write a map instead of a list");
    if (place.in_metadata && schema.is_true("x-kubernetes-embedded-resource"))
      forbid(schema, path, "x-kubernetes-embedded-resource", "metadata holds no embedded resources", "remove it");
    if (schema.is_true("uniqueItems"))
      forbid(schema, path, "uniqueItems", "the server does not take uniqueItems, which is too slow for long lists",
             "write `x-kubernetes-list-type: set`");
    const Node* additional = schema.find("additionalProperties");
    bool both = additional != nullptr && schema.has_content("properties") && !schema.is_true("additionalProperties");
    if (both)
      say(*additional, FieldPath(path, "additionalProperties"),
          "properties and additionalProperties exclude each other", "keep one of them");
    const Node* preserve = schema.find("x-kubernetes-preserve-unknown-fields");
    if (preserve != nullptr && !schema.is_true("x-kubernetes-preserve-unknown-fields"))
      say(*preserve, FieldPath(path, "x-kubernetes-preserve-unknown-fields"), "this is true or not written",
          "remove it");
  }

  void below(SchemaNode schema, const FieldPath& path, Place place, Place inner) {
    bool is_resource = place.is_root || schema.is_true("x-kubernetes-embedded-resource");
    if (const Node* additional = schema.map("additionalProperties"))
      part(SchemaNode(*additional), FieldPath(path, "additionalProperties"),
           {false, inner.in_metadata, inner.forbids_defaults || inner.in_metadata});
    for (std::string_view name : {"properties", "definitions"}) {
      const Node* some = schema.map(name);
      if (some == nullptr) continue;
      FieldPath list_path(path, name);
      for (const Node& child : some->children()) {
        if (!SchemaNode::is_schema(child)) continue;
        Place of_child = inner;
        bool is_meta = name == "properties" && is_resource &&
                       (child.key() == "metadata" || child.key() == "kind" || child.key() == "apiVersion");
        of_child.in_metadata |= is_meta;
        of_child.forbids_defaults |= is_meta && place.is_root;
        part(SchemaNode(child), FieldPath(list_path, child.key(), true), of_child);
      }
    }
    for (std::string_view name : {"not", "items"})
      if (const Node* one = schema.map(name)) part(SchemaNode(*one), FieldPath(path, name), inner);
    for (std::string_view name : {"allOf", "oneOf", "anyOf", "items"})
      if (const Node* some = schema.list(name)) {
        FieldPath list_path(path, name);
        for (std::uint32_t i = 0; i < some->size; ++i)
          if (SchemaNode::is_schema(some->children()[i]))
            part(SchemaNode(some->children()[i]), FieldPath(list_path, i), inner);
      }
    if (const Node* some = schema.map("dependencies")) {
      FieldPath list_path(path, "dependencies");
      for (const Node& child : some->children())
        if (child.is_map()) part(SchemaNode(child), FieldPath(list_path, child.key(), true), inner);
    }
  }

  void extension_type(SchemaNode schema, const FieldPath& path, std::string_view extension, std::string_view type) {
    if (!schema.has(extension) || schema.type() == type) return;
    const Node& place = schema.has("type") ? *schema.find("type") : *schema.find(extension);
    say(place, FieldPath(path, "type"), fmt::format("{} needs the type {}", extension, type),
        fmt::format("write `type: {}`", type));
  }

  void list_and_map_types(SchemaNode schema, const FieldPath& path) {
    constexpr std::string_view kMapType = "x-kubernetes-map-type";
    constexpr std::string_view kListType = "x-kubernetes-list-type";
    extension_type(schema, path, kMapType, "object");
    extension_type(schema, path, kListType, "array");
    std::string_view map_type = schema.text(kMapType);
    if (schema.has(kMapType) && map_type != "atomic" && map_type != "granular")
      forbid(schema, path, kMapType, fmt::format("{} is no type of maps", quoted(map_type)),
             "write atomic or granular");
    std::string_view list_type = schema.text(kListType);
    if (schema.has(kListType) && list_type != "atomic" && list_type != "set" && list_type != "map")
      forbid(schema, path, kListType, fmt::format("{} is no type of lists", quoted(list_type)),
             "write atomic, set or map");
    if (list_type == "set" && schema.type() == "array" && !leniency_.any_set_items) set_items(schema, path);
    if (schema.has_content("x-kubernetes-list-map-keys") && list_type != "map")
      say(*schema.find("x-kubernetes-list-map-keys"), FieldPath(path, kListType), "only lists of type map have keys",
          "write `x-kubernetes-list-type: map`");
    if (list_type == "map") list_map(schema, path);
    if (leniency_.loose_list_keys || (list_type != "set" && list_type != "map")) return;
    if (const Node* items = schema.map("items"); items != nullptr && SchemaNode(*items).is_true("nullable")) {
      FieldPath items_path(path, "items");
      say(*items->find("nullable"), FieldPath(items_path, "nullable"),
          fmt::format("items of a list of type {} can't be null", list_type), "remove it");
    }
  }

  void set_items(SchemaNode schema, const FieldPath& path) {
    const Node* items = schema.map("items");
    if (items == nullptr) return;
    SchemaNode item(*items);
    bool is_list = item.type() == "array";
    std::string_view name = is_list ? "x-kubernetes-list-type" : "x-kubernetes-map-type";
    bool is_wrong = is_list ? item.has(name) && item.text(name) != "atomic"
                            : item.type() == "object" && item.text(name) != "atomic";
    FieldPath items_path(path, "items");
    if (is_wrong)
      say(item.has(name) ? *item.find(name) : *items, FieldPath(items_path, name),
          "items of a list of type set are compared as a whole", fmt::format("write `{}: atomic`", name));
  }

  void list_map(SchemaNode schema, const FieldPath& path) {
    FieldPath keys_path(path, "x-kubernetes-list-map-keys");
    FieldPath items_path(path, "items");
    const Node* keys = schema.list("x-kubernetes-list-map-keys");
    if (keys == nullptr || keys->size == 0)
      say(schema.node(), keys_path, "a list of type map needs keys", "add `x-kubernetes-list-map-keys`");
    const Node* items = schema.find("items");
    if (items == nullptr || !items->is_map()) {
      say(items == nullptr ? schema.node() : *items, items_path, "a list of type map needs one schema for its items",
          "add `items`");
      return;
    }
    SchemaNode item(*items);
    if (item.type() != "object") {
      say(item.has("type") ? *item.find("type") : *items, FieldPath(items_path, "type"),
          "items of a list of type map are objects", "write `type: object`");
    }
    if (keys == nullptr) return;
    const Node* properties = item.map("properties");
    FieldPath properties_path(items_path, "properties");
    std::set<std::string_view> seen;
    for (const Node& key : keys->children()) {
      if (!key.is_string() && !key.is_null()) continue;
      std::string_view name = key.is_string() ? key.text() : std::string_view();
      const Node* property = properties == nullptr ? nullptr : properties->find(name);
      FieldPath property_path(properties_path, name, true);
      if (item.type() == "object") {
        if (!seen.insert(name).second)
          say(key, keys_path, fmt::format("the key {} stands here twice", quoted(name)), "keep one");
        if (property == nullptr)
          say(key, keys_path, fmt::format("the items have no property {}", quoted(name)),
              "name a property of the items");
      }
      if (property == nullptr || !SchemaNode::is_schema(*property)) continue;
      key_property(SchemaNode(*property), name, item, property_path);
    }
  }

  void key_property(SchemaNode property, std::string_view key, SchemaNode item, const FieldPath& path) {
    if (property.type() == "array" || property.type() == "object")
      say(*property.find("type"), FieldPath(path, "type"), "a key of a list is a text, a number or a boolean",
          "choose another key");
    const Node* required = item.list("required");
    bool is_required = required != nullptr && std::ranges::any_of(required->children(), [&](const Node& one) {
                         return one.is_string() && one.text() == key;
                       });
    if (leniency_.loose_list_keys) return;
    if (!is_required && !property.has("default"))
      say(property.node(), FieldPath(path, "default"),
          fmt::format("the key {} is neither required nor has it a default", quoted(key)),
          "list it in `required` of the items");
    if (property.is_true("nullable"))
      say(*property.find("nullable"), FieldPath(path, "nullable"), "a key of a list can't be null", "remove it");
  }

  /// What stands around rules; the rules themselves are CEL.
  void rules(SchemaNode schema, const FieldPath& path) {
    const Node* list = schema.list("x-kubernetes-validations");
    if (list == nullptr) return;
    FieldPath list_path(path, "x-kubernetes-validations");
    for (std::uint32_t i = 0; i < list->size; ++i) {
      const Node& rule = list->children()[i];
      if (!rule.is_map() && !rule.is_null()) continue;
      FieldPath rule_path(list_path, i);
      std::string_view text = trimmed(rule.string_at("rule"));
      std::string_view message = rule.string_at("message");
      auto at = [&](std::string_view name) -> const Node& {
        return rule.find(name) == nullptr ? rule : *rule.find(name);
      };
      if (text.empty())
        say(at("rule"), FieldPath(rule_path, "rule"), "the rule is empty", "write an expression in CEL");
      else if (!message.empty() && is_blank(message))
        say(at("message"), FieldPath(rule_path, "message"), "the message is blank", "write what is wrong");
      else if (has_line_break(trimmed(message)))
        say(at("message"), FieldPath(rule_path, "message"), "a message is one line", "join its lines");
      else if (has_line_break(text) && message.empty())
        say(at("rule"), FieldPath(rule_path, "message"), "a rule of several lines needs a message", "add `message`");
      std::string_view expression = rule.string_at("messageExpression");
      if (!expression.empty() && is_blank(expression))
        say(at("messageExpression"), FieldPath(rule_path, "messageExpression"), "the expression is blank", "remove it");
      std::string_view reason = rule.string_at("reason");
      if (rule.find("reason") != nullptr && rule.find("reason")->is_string() &&
          std::ranges::find(kReasons, reason) == kReasons.end())
        say(at("reason"), FieldPath(rule_path, "reason"), fmt::format("{} is no reason", quoted(reason)),
            "write FieldValueInvalid, FieldValueRequired, FieldValueForbidden or FieldValueDuplicate");
      std::string_view field = rule.string_at("fieldPath");
      if (field.empty()) continue;
      bool is_path = !has_line_break(field);
      if (is_path && can_be_structural(schema))
        is_path = follow_path(field, schema.node(), Brackets::Allowed).has_value();
      if (!is_path)
        say(at("fieldPath"), FieldPath(rule_path, "fieldPath"),
            fmt::format("{} is no path of a field below this schema", quoted(field)), "write it like .replicas");
    }
  }

  const Reporter& reporter_;
  const Leniency& leniency_;
  bool found_none_ = true;
};

}  // namespace

bool is_schema_type(std::string_view type) { return std::ranges::find(kTypes, type) != kTypes.end(); }

bool judge_parts(SchemaNode schema, const FieldPath& path, const Leniency& leniency, const Reporter& reporter) {
  Judge judge(reporter, leniency);
  judge.part(schema, path, {.is_root = true});
  return judge.found_none();
}

}  // namespace pave::judge::server::apiextensions
