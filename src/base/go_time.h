#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace pave::base {

/// A point in time with the clock of a place, as Go's time.Time. Default-constructed: Go's zero time, year 1.
struct GoTime {
  std::int64_t seconds = -62135596800;  ///< since 1970-01-01T00:00:00Z
  std::int32_t nanoseconds = 0;         ///< 0 to 999,999,999
  std::int32_t offset = 0;              ///< of the clock, seconds east of Greenwich
  std::string_view zone = "UTC";        ///< what the clock is called; empty: only its offset is known

  /// What the clock shows, as seconds since its own 1970-01-01T00:00:00; wraps around beyond the range.
  std::int64_t local_seconds() const {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(seconds) +
                                     static_cast<std::uint64_t>(std::int64_t{offset}));
  }
};

/// Appends the time as Go's Time.Format writes it with a layout such as `2006-01-02T15:04:05Z07:00`: all elements of
/// package time, fractions of seconds too.
void append_time(const GoTime& time, std::string_view layout, std::string& out);

/// Reads a text as Go's time.ParseInLocation(layout, text, UTC) does. The result's zone is a part of the text. The error
/// is Go's: `parsing time "x" as "2006": cannot parse "x" as "2006"`.
std::expected<GoTime, std::string> parse_time(std::string_view layout, std::string_view text);

/// The text in quotes as messages of package time have it: all beyond ASCII as bytes, `\xc3`.
std::string quote_for_time(std::string_view text);

}  // namespace pave::base
