#pragma once

#include <cstdint>
#include <string_view>

namespace pave::base {

/// What a stretch of a time layout stands for (the constants std... of Go's time/format.go).
enum class TimeElement : std::uint8_t {
  End,  ///< nothing follows
  LongMonth,
  Month,
  NumMonth,
  ZeroMonth,
  LongWeekday,
  Weekday,
  Day,
  UnderDay,
  ZeroDay,
  UnderYearDay,
  ZeroYearDay,
  Hour,
  Hour12,
  ZeroHour12,
  Minute,
  ZeroMinute,
  Second,
  ZeroSecond,
  LongYear,
  Year,
  UpperHalf,  ///< PM
  LowerHalf,  ///< pm
  ZoneName,   ///< MST
  IsoOffset,  ///< Z0700: Z at Greenwich
  IsoSeconds,
  IsoShort,
  IsoColon,
  IsoColonSeconds,
  Offset,  ///< -0700
  OffsetSeconds,
  OffsetShort,
  OffsetColon,
  OffsetColonSeconds,
  Fraction,         ///< .000
  TrimmedFraction,  ///< .999
};

/// The first element of a layout, what stands before it and behind it.
struct LayoutPart {
  std::string_view prefix;
  std::string_view text;  ///< the element as the layout has it
  TimeElement element = TimeElement::End;
  std::size_t digits = 0;  ///< of a fraction
  std::string_view rest;
};

LayoutPart next_layout_part(std::string_view layout);

inline bool is_iso_offset(TimeElement element) {
  return element >= TimeElement::IsoOffset && element <= TimeElement::IsoColonSeconds;
}
inline bool is_offset(TimeElement element) {
  return element >= TimeElement::IsoOffset && element <= TimeElement::OffsetColonSeconds;
}
inline bool has_colon(TimeElement element) {
  return element == TimeElement::IsoColon || element == TimeElement::OffsetColon ||
         element == TimeElement::IsoColonSeconds || element == TimeElement::OffsetColonSeconds;
}
inline bool has_seconds(TimeElement element) {
  return element == TimeElement::IsoSeconds || element == TimeElement::OffsetSeconds ||
         element == TimeElement::IsoColonSeconds || element == TimeElement::OffsetColonSeconds;
}
inline bool is_short_offset(TimeElement element) {
  return element == TimeElement::IsoShort || element == TimeElement::OffsetShort;
}

}  // namespace pave::base
