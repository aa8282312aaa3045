#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// Nanoseconds of `1h30m`, or the message of Go's time.ParseDuration: `time: unknown unit "x" in duration "1x"`.
std::expected<std::int64_t, std::string> parse_go_duration(std::string_view text);

/// To a multiple of `unit`, half away from zero (Duration.Round), or towards zero (Duration.Truncate); in nanoseconds. A
/// unit that is not above 0 changes nothing.
std::int64_t round_duration(std::int64_t duration, std::int64_t unit);
std::int64_t truncate_duration(std::int64_t duration, std::int64_t unit);

}  // namespace pave::lang::gotemplate
