#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pave::base {

/// Reads `1h30m`, `-1.5s`, `300ms`, `0`: what Go's time.ParseDuration reads (units ns us µs μs ms s m h, fractions
/// included, a sign in front, no spaces, no days). nullopt: not a duration, or beyond 2^63 nanoseconds (292 years).
std::optional<std::chrono::nanoseconds> parse_duration(std::string_view text);

/// As Go's Duration.String writes it: `1h30m0s`, `1.5s`, `300ms`, `0s`.
std::string duration_text(std::chrono::nanoseconds duration);

}  // namespace pave::base
