#include "judge/server/apiextensions/schema_walk.h"

#include <algorithm>

namespace pave::judge::server::apiextensions {

using doc::Node;

bool schema_has(SchemaNode schema, bool (*is_wanted)(SchemaNode)) {
  if (is_wanted(schema)) return true;
  auto is_inside = [&](const Node& child) { return child.is_map() && schema_has(SchemaNode(child), is_wanted); };
  for (std::string_view name : {"items", "not", "additionalProperties", "additionalItems"})
    if (const Node* one = schema.map(name); one != nullptr && is_inside(*one)) return true;
  for (std::string_view name : {"items", "allOf", "anyOf", "oneOf"})
    if (const Node* some = schema.list(name); some != nullptr && std::ranges::any_of(some->children(), is_inside))
      return true;
  for (std::string_view name : {"properties", "patternProperties", "definitions", "dependencies"})
    if (const Node* some = schema.map(name); some != nullptr && std::ranges::any_of(some->children(), is_inside))
      return true;
  return false;
}

bool has_default(SchemaNode schema) { return schema.has("default"); }

bool has_extension(SchemaNode schema) {
  return schema.is_true("x-kubernetes-embedded-resource") || schema.has("x-kubernetes-preserve-unknown-fields") ||
         schema.is_true("x-kubernetes-int-or-string") || schema.has_content("x-kubernetes-list-map-keys") ||
         schema.has("x-kubernetes-list-type") || schema.has_content("x-kubernetes-validations");
}

}  // namespace pave::judge::server::apiextensions
