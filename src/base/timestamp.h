#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pave::base {

/// A moment: seconds since 1970-01-01T00:00:00Z (negative before), and nanoseconds of that second.
struct Timestamp {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;

  friend constexpr auto operator<=>(Timestamp, Timestamp) = default;
};

/// Which of Go's layouts a text must follow.
enum class TimeLayout : std::uint8_t {
  Rfc3339,       ///< time.RFC3339 (metav1.Time): `2026-01-31T08:00:00Z`, with or without a fraction
  Rfc3339Micro,  ///< metav1.MicroTime: exactly six decimals, `2026-01-31T08:00:00.000000Z`
};

/// Reads what Go's time.Parse reads with that layout, its liberties included: the hour may have one digit, the fraction
/// may follow a comma and have any number of digits (those behind the ninth are dropped), the offset may be up to
/// 24:60. Days that the month does not have and leap seconds are refused. nullopt: not a time.
std::optional<Timestamp> parse_timestamp(std::string_view text, TimeLayout layout);

}  // namespace pave::base
