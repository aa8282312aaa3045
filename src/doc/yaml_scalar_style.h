#pragma once

#include <cstdint>
#include <string_view>

#include "doc/node.h"

namespace pave::doc {

/// Which of Go's YAML packages is followed.
enum class YamlDialect : std::uint8_t {
  V2,       ///< go.yaml.in/yaml/v2 as sigs.k8s.io/yaml uses it, but what YAML 1.2 would read otherwise is escaped
  V2Exact,  ///< the same byte for byte: U+2028 and U+2029 as line breaks, and the key << without quotes
  V3,       ///< go.yaml.in/yaml/v3 with an indentation of 2: lists in maps are indented, nothing is folded
};

/// Plain, SingleQuoted, DoubleQuoted or Literal: how the package writes a string (encode.go, emitterc.go).
/// A key is never Literal.
Style choose_scalar_style(std::string_view text, bool is_key, YamlDialect dialect = YamlDialect::V2);

/// Whether double quotes need an escape for the character at that offset.
bool must_escape(std::string_view text, std::size_t at);

/// A line feed, carriage return, NEL, LS or PS: what YAML 1.1 calls a break.
bool has_line_break(std::string_view text);

}  // namespace pave::doc
