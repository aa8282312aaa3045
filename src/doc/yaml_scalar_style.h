#pragma once

#include <string_view>

#include "doc/node.h"

namespace pave::doc {

/// Plain, SingleQuoted, DoubleQuoted or Literal: how go.yaml.in/yaml/v2 writes a string (encode.go, emitterc.go).
/// A key is never Literal.
Style choose_scalar_style(std::string_view text, bool is_key);

/// Whether double quotes need an escape for the character at that offset.
bool must_escape(std::string_view text, std::size_t at);

/// A line feed, carriage return, NEL, LS or PS: what YAML 1.1 calls a break.
bool has_line_break(std::string_view text);

}  // namespace pave::doc
