#include <algorithm>
#include <cstdlib>

#include "base/civil_time.h"
#include "base/go_time.h"
#include "base/go_time_layout.h"

namespace pave::base {
namespace {

/// A number with zeros in front up to the width, the sign not counted.
void append_number(std::int64_t value, std::size_t width, std::string& out) {
  if (value < 0) out += '-';
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_padded(int value, int width, std::string& out) {
  std::string digits = std::to_string(value);
  out.append(static_cast<std::size_t>(width) > digits.size() ? static_cast<std::size_t>(width) - digits.size() : 0,
             ' ');
  out += digits;
}

void append_offset(int offset, TimeElement element, std::string& out) {
  if (offset == 0 && is_iso_offset(element)) {
    out += 'Z';
    return;
  }
  int minutes = offset / 60;
  out += minutes < 0 ? '-' : '+';
  if (minutes < 0) {
    minutes = -minutes;
    offset = -offset;
  }
  append_number(minutes / 60, 2, out);
  if (has_colon(element)) out += ':';
  if (!is_short_offset(element)) append_number(minutes % 60, 2, out);
  if (!has_seconds(element)) return;
  if (has_colon(element)) out += ':';
  append_number(offset % 60, 2, out);
}

void append_fraction(std::int32_t nanoseconds, const LayoutPart& part, std::string& out) {
  bool is_trimmed = part.element == TimeElement::TrimmedFraction;
  if (is_trimmed && nanoseconds == 0) return;
  out += part.text[0];
  std::string digits;
  append_number(nanoseconds, 9, digits);
  digits.resize(std::min<std::size_t>(9, part.digits));
  if (is_trimmed) digits.resize(digits.find_last_not_of('0') + 1);
  if (is_trimmed && digits.empty()) out.pop_back();
  out += digits;
}

void append_element(const GoTime& time, const CivilTime& civil, const LayoutPart& part, std::string& out) {
  int hour12 = civil.hour % 12 == 0 ? 12 : civil.hour % 12;
  switch (part.element) {
    case TimeElement::End: break;
    case TimeElement::Year: append_number(std::abs(civil.year) % 100, 2, out); break;
    case TimeElement::LongYear: append_number(civil.year, 4, out); break;
    case TimeElement::Month: out.append(month_name(civil.month), 3); break;
    case TimeElement::LongMonth: out += month_name(civil.month); break;
    case TimeElement::NumMonth: append_number(civil.month, 0, out); break;
    case TimeElement::ZeroMonth: append_number(civil.month, 2, out); break;
    case TimeElement::Weekday: out.append(weekday_name(civil.weekday), 3); break;
    case TimeElement::LongWeekday: out += weekday_name(civil.weekday); break;
    case TimeElement::Day: append_number(civil.day, 0, out); break;
    case TimeElement::UnderDay: append_padded(civil.day, 2, out); break;
    case TimeElement::ZeroDay: append_number(civil.day, 2, out); break;
    case TimeElement::UnderYearDay: append_padded(civil.year_day, 3, out); break;
    case TimeElement::ZeroYearDay: append_number(civil.year_day, 3, out); break;
    case TimeElement::Hour: append_number(civil.hour, 2, out); break;
    case TimeElement::Hour12: append_number(hour12, 0, out); break;
    case TimeElement::ZeroHour12: append_number(hour12, 2, out); break;
    case TimeElement::Minute: append_number(civil.minute, 0, out); break;
    case TimeElement::ZeroMinute: append_number(civil.minute, 2, out); break;
    case TimeElement::Second: append_number(civil.second, 0, out); break;
    case TimeElement::ZeroSecond: append_number(civil.second, 2, out); break;
    case TimeElement::UpperHalf: out += civil.hour >= 12 ? "PM" : "AM"; break;
    case TimeElement::LowerHalf: out += civil.hour >= 12 ? "pm" : "am"; break;
    case TimeElement::ZoneName:
      if (time.zone.empty()) append_offset(time.offset, TimeElement::Offset, out);
      else out += time.zone;
      break;
    case TimeElement::Fraction:
    case TimeElement::TrimmedFraction: append_fraction(time.nanoseconds, part, out); break;
    default: append_offset(time.offset, part.element, out); break;
  }
}

}  // namespace

void append_time(const GoTime& time, std::string_view layout, std::string& out) {
  CivilTime civil = civil_time(time.local_seconds());
  while (!layout.empty()) {
    LayoutPart part = next_layout_part(layout);
    out += part.prefix;
    append_element(time, civil, part, out);
    layout = part.rest;
  }
}

}  // namespace pave::base
