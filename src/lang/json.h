#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "lang/document.h"
#include "lang/part_runs.h"
#include "lang/value.h"

namespace pave::lang {

/// Appends the value as Go's encoding/json writes it, on one line: keys sorted by bytes, floats with an exponent only
/// below 1e-6 and from 1e21 on, bytes that are no UTF-8 as U+FFFD, Bytes as base64, U+2028 and U+2029 escaped, and with
/// `escape_html` also < > and &. `runs`, when given, gets a mark for every key and scalar.
/// None: it was written. Else the message of Go's error (`json: unsupported value: NaN`), and `out` holds a part; kTextTooLarge when it
/// is longer than kMaxText.
std::optional<std::string> write_json(const Value& value, bool escape_html, std::string& out, PartRuns* runs = nullptr);

/// Why encoding/json refuses the value, without writing it; none: it does not.
std::optional<std::string> check_json(const Value& value);

/// What a JSON text says.
struct JsonRead {
  Value value;               ///< Invalid when the syntax is broken
  std::string syntax_error;  ///< as encoding/json words it: `invalid character 'x' after top-level value`
  std::string range_error;   ///< a number that no double holds; its value is 0 and the rest is read
};

/// Reads a JSON text as encoding/json does into an `any`; of keys that stand twice the last one counts. Strings and keys
/// are copied into the arena where they have escapes, else they are parts of `text`. Not deeper than kMaxDepth.
JsonRead read_json(std::string_view text, Numbers numbers, const TextOrigins& origins, base::Arena& arena);

/// `string`, `number`, `bool`, `array`, `object`, `null`: how Go's errors call what stood in the JSON text.
std::string_view json_type(const Value& value);

/// The text with every byte that is no UTF-8 replaced by U+FFFD, as encoding/json does; the text itself where it is good.
std::string_view valid_utf8(std::string_view text, std::string& room);

}  // namespace pave::lang
