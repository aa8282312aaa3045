#include <algorithm>
#include <optional>

#include "base/civil_time.h"
#include "base/go_time.h"
#include "base/go_time_layout.h"

namespace pave::base {
namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}
bool is_fraction_at(std::string_view text) {
  return text.size() >= 2 && (text[0] == '.' || text[0] == ',') && is_digit_at(text, 1);
}

/// Length of a sign and a number up to 23 at the front, 0 when there is none.
std::size_t signed_hours_length(std::string_view text) {
  if (text.empty() || (text[0] != '-' && text[0] != '+')) return 0;
  std::size_t end = 1;
  int hours = 0;
  for (; is_digit_at(text, end); ++end) hours = std::min(1000, hours * 10 + (text[end] - '0'));
  return end == 1 || hours > 23 ? 0 : end;
}

/// Length of what looks like the name of a zone (time.parseTimeZone).
std::size_t zone_name_length(std::string_view text) {
  if (text.size() < 3) return 0;
  if (text.starts_with("ChST") || text.starts_with("MeST")) return 4;
  if (text.starts_with("GMT")) return 3 + signed_hours_length(text.substr(3));
  if (text[0] == '+' || text[0] == '-') return signed_hours_length(text);
  std::size_t upper = 0;
  while (upper < 6 && upper < text.size() && text[upper] >= 'A' && text[upper] <= 'Z') ++upper;
  if (upper == 3) return 3;
  if (upper == 4) return text[3] == 'T' || text.starts_with("WITA") ? 4 : 0;
  return upper == 5 && text[4] == 'T' ? 5 : 0;
}

bool same_letters(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, [](char a, char b) {
    auto small = [](char c) { return static_cast<char>(c | ('a' - 'A')); };
    return a == b || (small(a) == small(b) && small(a) >= 'a' && small(a) <= 'z');
  });
}

/// One reading of a text by a layout.
class TimeParser {
 public:
  TimeParser(std::string_view layout, std::string_view text) : layout_(layout), text_(text), rest_(text) {}

  std::expected<GoTime, std::string> parse() {
    std::string_view layout = layout_;
    while (true) {
      LayoutPart part = next_layout_part(layout);
      if (!skip(part.prefix)) return mismatch(rest_, part.prefix);
      if (part.element == TimeElement::End) break;
      layout = part.rest;
      std::string_view before = rest_;
      bool is_right = take(part, layout);
      if (out_of_range_ != nullptr) return refused(std::string(": ") + out_of_range_ + " out of range");
      if (!is_right) return mismatch(before, part.text);
    }
    if (!rest_.empty()) return refused(": extra text: " + quote_for_time(rest_));
    return result();
  }

 private:
  std::unexpected<std::string> refused(const std::string& why) const {
    return std::unexpected("parsing time " + quote_for_time(text_) + why);
  }
  std::unexpected<std::string> mismatch(std::string_view found, std::string_view wanted) const {
    return refused(" as " + quote_for_time(layout_) + ": cannot parse " + quote_for_time(found) + " as " +
                   quote_for_time(wanted));
  }

  /// Takes the bytes between elements; a space stands for any number of them.
  bool skip(std::string_view prefix) {
    auto cut_spaces = [](std::string_view& text) {
      text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    };
    while (!prefix.empty()) {
      if (prefix[0] == ' ') {
        if (!rest_.empty() && rest_[0] != ' ') return false;
        cut_spaces(prefix);
        cut_spaces(rest_);
        continue;
      }
      if (rest_.empty() || rest_[0] != prefix[0]) return false;
      prefix.remove_prefix(1);
      rest_.remove_prefix(1);
    }
    return true;
  }

  bool take_number(int& number, bool has_two_digits) {
    number = 0;
    if (!is_digit_at(rest_, 0) || (has_two_digits && !is_digit_at(rest_, 1))) return false;
    std::size_t length = is_digit_at(rest_, 1) ? 2 : 1;
    for (char c : rest_.substr(0, length)) number = number * 10 + (c - '0');
    rest_.remove_prefix(length);
    return true;
  }

  bool take_name(const char* (*name)(int), int first, int count, std::size_t length, int& found) {
    for (int i = first; i < first + count; ++i) {
      std::string_view wanted = name(i);
      wanted = wanted.substr(0, length);
      if (rest_.size() < wanted.size() || !same_letters(rest_.substr(0, wanted.size()), wanted)) continue;
      found = i;
      rest_.remove_prefix(wanted.size());
      return true;
    }
    return false;
  }

  bool take_ranged(int& number, bool has_two_digits, int limit, const char* name) {
    bool is_right = take_number(number, has_two_digits);
    if (number >= limit) out_of_range_ = name;
    return is_right;
  }

  /// The sign and the digits: exactly `length` bytes.
  bool take_fraction(std::size_t length) {
    if (rest_.size() < length || (rest_[0] != '.' && rest_[0] != ',')) return false;
    std::string_view digits = rest_.substr(1, std::min<std::size_t>(9, length - 1));
    // Go reads them as a number, which may have a sign, and nothing behind it.
    bool is_negative = digits.starts_with('-');
    std::string_view plain = is_negative || digits.starts_with('+') ? digits.substr(1) : digits;
    if (plain.find_first_not_of("0123456789") != std::string_view::npos) return false;
    std::int64_t value = 0;
    for (char c : plain) value = value * 10 + (c - '0');
    for (std::size_t i = digits.size(); i < 9; ++i) value *= 10;
    if (is_negative && value != 0) out_of_range_ = "fractional second";
    nanoseconds_ = static_cast<std::int32_t>(value);
    rest_.remove_prefix(length);
    return true;
  }

  std::size_t fraction_length() const {
    std::size_t length = 1;
    while (is_digit_at(rest_, length)) ++length;
    return length;
  }

  bool take_second(bool has_two_digits, std::string_view layout) {
    if (!take_number(second_, has_two_digits)) return false;
    if (second_ >= 60) {
      out_of_range_ = "second";
      return true;
    }
    // A fraction may follow that the layout doesn't have.
    if (!is_fraction_at(rest_)) return true;
    TimeElement next = next_layout_part(layout).element;
    if (next == TimeElement::Fraction || next == TimeElement::TrimmedFraction) return true;
    return take_fraction(fraction_length());
  }

  bool take_half(const char* morning, const char* afternoon) {
    if (rest_.size() < 2) return false;
    std::string_view half = rest_.substr(0, 2);
    rest_.remove_prefix(2);
    if (half == afternoon) is_afternoon_ = true;
    else if (half == morning) is_morning_ = true;
    else return false;
    return true;
  }

  bool take_offset(TimeElement element) {
    if (is_iso_offset(element) && rest_.starts_with('Z')) {
      rest_.remove_prefix(1);
      at_greenwich_ = true;
      return true;
    }
    bool colon = has_colon(element);
    std::size_t parts = is_short_offset(element) ? 1U : has_seconds(element) ? 3U : 2U;
    std::size_t length = 1 + 2 * parts + (colon ? parts - 1 : 0);
    if (rest_.size() < length) return false;
    std::string_view text = rest_.substr(0, length);
    if (colon && (text[3] != ':' || (parts == 3 && text[6] != ':'))) return false;
    rest_.remove_prefix(length);
    int numbers[3] = {0, 0, 0};
    bool is_right = true;
    for (std::size_t i = 0; i < parts && is_right; ++i) {
      std::string_view digits = text.substr(1 + i * (colon ? 3 : 2), 2);
      is_right = is_digit_at(digits, 0) && is_digit_at(digits, 1);
      if (is_right) numbers[i] = (digits[0] - '0') * 10 + (digits[1] - '0');
    }
    if (numbers[0] > 24) out_of_range_ = "time zone offset hour";
    if (numbers[1] > 60) out_of_range_ = "time zone offset minute";
    if (numbers[2] > 60) out_of_range_ = "time zone offset second";
    offset_ = (numbers[0] * 60 + numbers[1]) * 60 + numbers[2];
    if (text[0] == '-') offset_ = -*offset_;
    return is_right && (text[0] == '+' || text[0] == '-');
  }

  bool take_zone_name() {
    if (rest_.starts_with("UTC")) {
      rest_.remove_prefix(3);
      at_greenwich_ = true;
      return true;
    }
    std::size_t length = zone_name_length(rest_);
    if (length == 0) return false;
    zone_name_ = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return true;
  }

  bool take_year(bool is_long) {
    if (is_long) {
      if (rest_.size() < 4 || !is_digit_at(rest_, 0)) return false;
    } else if (rest_.size() < 2) {
      return false;
    }
    std::string_view digits = rest_.substr(0, is_long ? 4 : 2);
    rest_.remove_prefix(digits.size());
    bool is_negative = digits.starts_with('-');
    std::string_view plain = is_negative || digits.starts_with('+') ? digits.substr(1) : digits;
    if (plain.empty() || plain.find_first_not_of("0123456789") != std::string_view::npos) return false;
    year_ = 0;
    for (char c : plain) year_ = year_ * 10 + (c - '0');
    if (is_negative) year_ = -year_;
    if (!is_long) year_ += year_ >= 69 ? 1900 : 2000;
    return true;
  }

  bool take_year_day(bool is_padded_with_zeros) {
    for (int i = 0; i < 2 && !is_padded_with_zeros && rest_.starts_with(' '); ++i) rest_.remove_prefix(1);
    std::size_t length = 0;
    int number = 0;
    for (; length < 3 && is_digit_at(rest_, length); ++length) number = number * 10 + (rest_[length] - '0');
    if (length == 0 || (is_padded_with_zeros && length != 3)) return false;
    rest_.remove_prefix(length);
    year_day_ = number;
    return true;
  }

  bool take_month(bool has_two_digits) {
    bool is_right = take_number(month_, has_two_digits);
    if (is_right && (month_ < 1 || month_ > 12)) out_of_range_ = "month";
    return is_right;
  }

  bool take(const LayoutPart& part, std::string_view layout) {
    int ignored = 0;
    switch (part.element) {
      case TimeElement::End: return true;
      case TimeElement::Year: return take_year(false);
      case TimeElement::LongYear: return take_year(true);
      case TimeElement::Month: return take_name(month_name, 1, 12, 3, month_);
      case TimeElement::LongMonth: return take_name(month_name, 1, 12, 9, month_);
      case TimeElement::NumMonth: return take_month(false);
      case TimeElement::ZeroMonth: return take_month(true);
      case TimeElement::Weekday: return take_name(weekday_name, 0, 7, 3, ignored);
      case TimeElement::LongWeekday: return take_name(weekday_name, 0, 7, 9, ignored);
      case TimeElement::UnderDay:
        if (rest_.starts_with(' ')) rest_.remove_prefix(1);
        return take_number(day_, false);
      case TimeElement::Day: return take_number(day_, false);
      case TimeElement::ZeroDay: return take_number(day_, true);
      case TimeElement::UnderYearDay: return take_year_day(false);
      case TimeElement::ZeroYearDay: return take_year_day(true);
      case TimeElement::Hour: return take_ranged(hour_, false, 24, "hour");
      case TimeElement::Hour12: return take_ranged(hour_, false, 13, "hour");
      case TimeElement::ZeroHour12: return take_ranged(hour_, true, 13, "hour");
      case TimeElement::Minute: return take_ranged(minute_, false, 60, "minute");
      case TimeElement::ZeroMinute: return take_ranged(minute_, true, 60, "minute");
      case TimeElement::Second: return take_second(false, layout);
      case TimeElement::ZeroSecond: return take_second(true, layout);
      case TimeElement::UpperHalf: return take_half("AM", "PM");
      case TimeElement::LowerHalf: return take_half("am", "pm");
      case TimeElement::ZoneName: return take_zone_name();
      case TimeElement::Fraction: return take_fraction(part.digits + 1);
      case TimeElement::TrimmedFraction: return !is_fraction_at(rest_) || take_fraction(fraction_length());
      default: return take_offset(part.element);
    }
  }

  /// Month and day out of the day of the year. What is wrong, or null.
  const char* settle_year_day() {
    int day = *year_day_;
    int month = 0;
    int in_month = 0;
    if (is_leap_year(year_)) {
      if (day == 31 + 29) {
        month = 2;
        in_month = 29;
      } else if (day > 31 + 29) {
        --day;
      }
    }
    if (day < 1 || day > 365) return ": day-of-year out of range";
    if (month == 0) {
      month = (day - 1) / 31 + 1;
      if (days_before_month(month + 1) < day) ++month;
      in_month = day - days_before_month(month);
    }
    if (month_ >= 0 && month_ != month) return ": day-of-year does not match month";
    if (day_ >= 0 && day_ != in_month) return ": day-of-year does not match day";
    month_ = month;
    day_ = in_month;
    return nullptr;
  }

  std::expected<GoTime, std::string> result() {
    if (is_afternoon_ && hour_ < 12) hour_ += 12;
    else if (!is_afternoon_ && is_morning_ && hour_ == 12) hour_ = 0;
    if (year_day_) {
      if (const char* problem = settle_year_day()) return refused(problem);
    }
    if (month_ < 0) month_ = 1;
    if (day_ < 0) day_ = 1;
    if (day_ < 1 || day_ > days_in_month(month_, year_)) return refused(": day out of range");
    GoTime made;
    made.seconds = seconds_of_civil(year_, month_, day_, hour_, minute_, second_);
    made.nanoseconds = nanoseconds_;
    if (at_greenwich_) return made;
    if (offset_ && *offset_ != -1) {
      made.seconds -= *offset_;
      bool is_utc = *offset_ == 0 && (zone_name_.empty() || zone_name_ == "UTC");
      if (is_utc) return made;
      made.offset = *offset_;
      made.zone = zone_name_;
    } else if (!zone_name_.empty()) {
      if (zone_name_.size() > 3 && zone_name_.starts_with("GMT")) made.offset = hours_of_name() * 3600;
      made.zone = zone_name_;
    }
    return made;
  }

  /// `GMT-3`: the time is read as Greenwich's all the same, only the clock is another.
  int hours_of_name() const {
    int hours = 0;
    for (char c : zone_name_.substr(4)) hours = hours * 10 + (c - '0');
    return zone_name_[3] == '-' ? -hours : hours;
  }

  std::string_view layout_;
  std::string_view text_;
  std::string_view rest_;
  const char* out_of_range_ = nullptr;
  std::int64_t year_ = 0;
  int month_ = -1;
  int day_ = -1;
  int hour_ = 0;
  int minute_ = 0;
  int second_ = 0;
  std::int32_t nanoseconds_ = 0;
  std::optional<int> year_day_;
  bool is_morning_ = false;
  bool is_afternoon_ = false;
  bool at_greenwich_ = false;
  std::optional<int> offset_;
  std::string_view zone_name_;
};

}  // namespace

std::string quote_for_time(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out = "\"";
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || byte < 0x20) {
      out += "\\x";
      out += kHex[byte >> 4];
      out += kHex[byte & 0xf];
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::expected<GoTime, std::string> parse_time(std::string_view layout, std::string_view text) {
  return TimeParser(layout, text).parse();
}

}  // namespace pave::base
