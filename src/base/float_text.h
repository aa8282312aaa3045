#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pave::base {

/// Reads a decimal floating-point number as Go's strconv.ParseFloat does for texts of digits, one point and an
/// exponent;
/// none when the text is something else or too large for a double.
std::optional<double> parse_float(std::string_view text);

/// Shortest text that reads back as the same number, as Go's strconv.FormatFloat(value, 'g', -1, bits) writes it:
/// `1.1`, `1e+06`, `1e-07`. Infinities and NaN become `.inf`, `-.inf`, `.nan` as YAML writes them.
std::string go_float_text(double value);
std::string go_float_text(float value);

/// The same as Go's encoding/json writes it: exponents only below 1e-6 and from 1e21 on. Needs a finite value.
std::string json_float_text(double value);
std::string json_float_text(float value);

}  // namespace pave::base
