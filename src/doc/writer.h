#pragma once

#include <string>

#include "doc/node.h"

namespace pave::doc {

enum class KeyOrder : std::uint8_t { Sorted, Source };

/// Appends the node as sigs.k8s.io/yaml (its goyaml.v2) writes it: block style, lists in maps not indented, strings
/// quoted only where a reader would take them for something else, plain scalars folded past 80 columns.
/// Ends with a line break.
void write_yaml(const Node& node, KeyOrder order, std::string& out);

struct JsonStyle {
  KeyOrder order = KeyOrder::Source;
  int indent = 0;  ///< spaces a level; 0: one line
};

/// Appends the node as JSON (no final line break). Integers keep all their digits; .inf and .nan, which JSON lacks,
/// become strings.
void write_json(const Node& node, JsonStyle style, std::string& out);

/// Appends the text as a JSON string with its quotes; control characters escaped, no HTML escapes.
void write_json_string(std::string_view text, std::string& out);

}  // namespace pave::doc
