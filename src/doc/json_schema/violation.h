#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doc/node.h"

namespace pave::doc::json_schema {

/// What a value breaks; a keyword each, and those that hold others together.
enum class Rule : std::uint8_t {
  Root,   ///< the whole: its causes say what
  Group,  ///< several at one place
  NotJson,
  FalseSchema,
  Cycle,
  Limit,  ///< the schema asks for more than the limits allow
  Type,
  Constant,
  Enum,
  Format,
  Reference,
  Not,
  AllOf,
  AnyOf,
  OneOf,
  MinProperties,
  MaxProperties,
  Required,
  Dependency,
  AdditionalProperties,
  PropertyNames,
  MinItems,
  MaxItems,
  UniqueItems,
  AdditionalItems,
  Contains,
  MinContains,
  MaxContains,
  MinLength,
  MaxLength,
  Pattern,
  Minimum,
  Maximum,
  ExclusiveMinimum,
  ExclusiveMaximum,
  MultipleOf,
};

/// A value that a schema refuses, and why. What it refers to (value, schema) must live as long.
struct Violation {
  Rule rule = Rule::Group;
  const Node* value = nullptr;
  bool is_name = false;           ///< it is the value's key that is judged
  const Node* schema = nullptr;   ///< the schema that has the keyword
  const Node* keyword = nullptr;  ///< the keyword's value, or null
  std::string pointer;            ///< to the value, from the root: `/a/0`
  std::int64_t got = 0;
  std::int64_t want = 0;
  std::vector<std::string_view> names;  ///< properties: missing, not allowed, asking for others (the first)
  std::vector<std::int64_t> places;     ///< items
  std::string detail;                   ///< URL of the schema, why a format does not fit
  std::vector<Violation> causes;
};

/// What is wrong, without the place, as jsonschema v6 (santhosh-tekuri, its package kind) says it in English: "missing
/// property 'x'", "maximum: got 70,000, want 65,535". Shows values.
std::string message(const Violation& violation);

/// The whole, as that library's ValidationError.Error: the root's line, then "- at '/a': ..." for each cause, those of a
/// cause indented below it.
std::string text(const Violation& violation);

}  // namespace pave::doc::json_schema
