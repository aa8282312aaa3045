#pragma once

#include <cstddef>
#include <expected>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/node.h"

namespace pave::doc {

/// Why a text is not JSON.
struct JsonError {
  std::string words;       ///< as Go's encoding/json says it: "invalid character 'b' looking for beginning of value"
  std::size_t offset = 0;  ///< of the character, or the text's size where it ends too early
  bool is_end = false;     ///< the text ends too early; `words` is "unexpected EOF", or "EOF" for an empty one
};

/// Reads one JSON value (RFC 8259) as Go's encoding/json does into an `any` with numbers kept as text: of a key that stands
/// twice the last value counts, bytes that are not UTF-8 and single surrogates become U+FFFD. Not deeper than kMaxDepth of
/// reader.h. Nodes live in the arena and point into the source's text; an Int is a number of digits alone.
std::expected<const Node*, JsonError> read_json(const base::Source& source, base::Arena& arena);

}  // namespace pave::doc
