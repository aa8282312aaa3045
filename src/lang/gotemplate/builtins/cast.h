#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lang/value.h"

namespace pave::lang::gotemplate {

/// As a whole number, as Sprig's functions take their arguments (spf13/cast v1.7.0, ToInt64 and ToInt): fractions are cut
/// off, texts are read with Go's prefixes (`0x1f`, `010`) and a `.0` behind, true is 1; what is no number is 0.
std::int64_t to_int64(const Value& value);
/// The same as a floating-point number (ToFloat64).
double to_float64(const Value& value);

/// What Go's strconv.ParseInt gives for 64 bits; `base` 0 reads prefixes and underscores. `is_exact`: without an error,
/// else the number is 0, or the nearest one when the text is out of range.
struct ParsedInt {
  std::int64_t number = 0;
  bool is_exact = false;
};
ParsedInt parse_go_int(std::string_view text, int base);
/// What Go's strconv.ParseFloat reads: hexadecimal ones, underscores, Inf and NaN too. None: an error, out of range too.
std::optional<double> parse_go_float(std::string_view text);

}  // namespace pave::lang::gotemplate
