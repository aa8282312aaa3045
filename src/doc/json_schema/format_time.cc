#include "doc/json_schema/format_time.h"

#include <array>

#include "doc/json_schema/quote.h"

namespace pave::doc::json_schema {
namespace {

using Why = std::optional<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool are_digits(std::string_view text) {
  for (char c : text)
    if (!is_digit(c)) return false;
  return true;
}
int number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Go's own quoting of package time.
std::string time_quote(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x80) {
      out += "\\x";
      out += "0123456789abcdef"[byte >> 4];
      out += "0123456789abcdef"[byte & 15];
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

/// time.Parse of "2006-01-02": what it says when `wanted` is not at the start of `rest`.
Why date_error(std::string_view text, std::string_view rest, std::string_view wanted) {
  return "parsing time " + time_quote(text) + " as \"2006-01-02\": cannot parse " + time_quote(rest) + " as " +
         time_quote(wanted);
}

int days_in(int month, int year) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && is_leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// `hh:mm` or `hh:mm:ss` at the start of the text, as strconv.Atoi reads the parts; a sign is one there.
struct Clock {
  std::array<int, 3> parts{};
  Why wrong;
};
Clock read_clock(std::string_view text, std::size_t count, std::string_view where) {
  Clock clock;
  for (std::size_t i = 0; i < count; ++i) {
    std::string_view part = text.substr(i * 3, 2);
    bool has_sign = part.starts_with('-') || part.starts_with('+');
    std::string_view digits = has_sign ? part.substr(1) : part;
    if (digits.empty() || !are_digits(digits)) {
      clock.wrong = "invalid " + std::string(where);
      return clock;
    }
    if (part[0] == '-' && number(digits) != 0) {
      clock.wrong = "non-positive " + std::string(where);
      return clock;
    }
    clock.parts[i] = number(digits);
  }
  return clock;
}

}  // namespace

Why why_not_date(std::string_view text) {
  std::string_view rest = text;
  if (rest.size() < 4 || !are_digits(rest.substr(0, 4))) return date_error(text, rest, "2006");
  int year = number(rest.substr(0, 4));
  rest.remove_prefix(4);
  if (!rest.starts_with('-')) return date_error(text, rest, "-");
  rest.remove_prefix(1);
  if (rest.size() < 2 || !are_digits(rest.substr(0, 2))) return date_error(text, rest, "01");
  int month = number(rest.substr(0, 2));
  if (month < 1 || month > 12) return "parsing time " + time_quote(text) + ": month out of range";
  rest.remove_prefix(2);
  if (!rest.starts_with('-')) return date_error(text, rest, "-");
  rest.remove_prefix(1);
  if (rest.size() < 2 || !are_digits(rest.substr(0, 2))) return date_error(text, rest, "02");
  int day = number(rest.substr(0, 2));
  rest.remove_prefix(2);
  if (!rest.empty()) return "parsing time " + time_quote(text) + ": extra text: " + time_quote(rest);
  if (day < 1 || day > days_in(month, year)) return "parsing time " + time_quote(text) + ": day out of range";
  return std::nullopt;
}

Why why_not_time(std::string_view text) {
  if (text.size() < 9) return "less than 9 characters long";
  if (text[2] != ':' || text[5] != ':') return "missing colon in correct place";
  Clock clock = read_clock(text, 3, "hour/min/sec");
  if (clock.wrong) return clock.wrong;
  auto [hour, minute, second] = clock.parts;
  if (hour > 23 || minute > 59 || second > 60) return "hour/min/sec out of range";
  text.remove_prefix(8);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    if (count == 0) return "no digits in second fraction";
    text.remove_prefix(count);
  }
  if (text != "z" && text != "Z") {
    if (text.size() != 6) return "offset must be 6 characters long";
    if (text[0] != '+' && text[0] != '-') return "offset must begin with plus/minus";
    int sign = text[0] == '+' ? -1 : 1;
    text.remove_prefix(1);
    if (text[2] != ':') return "missing colon in offset in correct place";
    Clock offset = read_clock(text, 2, "hour/min in offset");
    if (offset.wrong) return offset.wrong;
    if (offset.parts[0] > 23 || offset.parts[1] > 59) return "hour/min in offset out of range";
    int minutes = (hour * 60 + minute) + sign * (offset.parts[0] * 60 + offset.parts[1]);
    if (minutes < 0) minutes += 24 * 60;
    hour = minutes / 60;
    minute = minutes % 60;
  }
  return second >= 60 && (hour != 23 || minute != 59) ? Why("invalid leap second") : std::nullopt;
}

Why why_not_date_time(std::string_view text) {
  if (text.size() < 20) return "less than 20 characters long";
  if (text[10] != 't' && text[10] != 'T') return "11th character must be t or T";
  if (Why why = why_not_date(text.substr(0, 10))) return "invalid date element: " + *why;
  if (Why why = why_not_time(text.substr(11))) return "invalid time element: " + *why;
  return std::nullopt;
}

Why why_not_duration(std::string_view text) {
  if (!text.starts_with('P')) return "must start with P";
  text.remove_prefix(1);
  if (text.empty()) return "nothing after P";
  if (text.ends_with('W')) {
    text.remove_suffix(1);
    if (text.empty()) return "no number in week";
    return are_digits(text) ? std::nullopt : Why("invalid week");
  }
  constexpr std::array<std::string_view, 2> kUnits = {"YMD", "HMS"};
  for (std::size_t part = 0;; ++part) {
    std::string_view rest = text.substr(0, text.find('T'));
    bool is_last = rest.size() == text.size();
    text.remove_prefix(is_last ? text.size() : rest.size() + 1);
    if (part != 0 && rest.empty()) return "no time elements";
    if (part >= kUnits.size()) return "more than one T";
    std::string_view units = kUnits[part];
    while (!rest.empty()) {
      std::size_t count = 0;
      while (count < rest.size() && is_digit(rest[count])) ++count;
      if (count == 0) return "missing number";
      rest.remove_prefix(count);
      if (rest.empty()) return "missing unit";
      std::size_t unit = units.find(rest[0]);
      if (unit == std::string_view::npos) {
        std::string shown = quote_character(rest);
        bool is_known = kUnits[part].find(rest[0]) != std::string_view::npos;
        return is_known ? "unit " + shown + " out of order" : "invalid unit " + shown;
      }
      units.remove_prefix(unit + 1);
      rest.remove_prefix(1);
    }
    if (is_last) return std::nullopt;
  }
}

Why why_not_period(std::string_view text) {
  std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return "missing slash";
  std::string_view start = text.substr(0, slash);
  std::string_view end = text.substr(slash + 1);
  if (start.starts_with('P')) {
    if (Why why = why_not_duration(start)) return "invalid start duration: " + *why;
    if (Why why = why_not_date_time(end)) return "invalid end date-time: " + *why;
    return std::nullopt;
  }
  if (Why why = why_not_date_time(start)) return "invalid start date-time: " + *why;
  if (end.starts_with('P')) {
    if (Why why = why_not_duration(end)) return "invalid end duration: " + *why;
    return std::nullopt;
  }
  if (Why why = why_not_date_time(end)) return "invalid end date-time: " + *why;
  return std::nullopt;
}

}  // namespace pave::doc::json_schema
