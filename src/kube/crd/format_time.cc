#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "base/duration.h"
#include "base/utf8.h"
#include "kube/crd/format_checks.h"

// Dates, times and durations.
namespace pave::kube::crd::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

/// Whether the text has digits where the pattern has `0`, and the pattern's character elsewhere.
bool has_shape(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() &&
         std::equal(text.begin(), text.end(), pattern.begin(),
                    [](char c, char wanted) { return wanted == '0' ? is_digit(c) : c == wanted; });
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

struct Unit {
  std::array<std::string_view, 3> names;  ///< the last one that is not empty may have more letters behind it
};

constexpr std::array kUnits = {
    Unit{{"ns", "nano"}}, Unit{{"us", "\xc2\xb5s", "micro"}}, Unit{{"ms", "milli"}}, Unit{{"s", "sec"}},
    Unit{{"m", "min"}},   Unit{{"h", "hr", "hour"}},          Unit{{"d", "day"}},    Unit{{"w", "wk", "week"}}};

bool is_unit(const std::string& word) {
  return std::ranges::any_of(kUnits, [&](const Unit& unit) {
    std::string_view last;
    for (std::string_view name : unit.names) {
      if (name.empty()) break;
      if (word == name) return true;
      last = name;
    }
    return word.starts_with(last);
  });
}

/// Bytes of the letter of a unit at the start of the text; 0: there is none.
std::size_t unit_letter(std::string_view text) {
  if (text.starts_with("\xc2\xb5")) return 2;
  bool is_letter = !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
  return is_letter ? 1 : 0;
}

/// Seconds' fraction behind a time: any character and digits.
bool is_fraction(std::string_view text) {
  if (text.empty()) return true;
  std::uint32_t c = 0;
  std::size_t bytes = std::max<std::size_t>(base::decode_utf8(text, c), 1);
  return text[0] != '\n' && text.size() > bytes &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(bytes), text.end(), is_digit);
}

}  // namespace

bool is_date(std::string_view text) {
  if (!has_shape(text, "0000-00-00")) return false;
  int year = number(text.substr(0, 4));
  int month = number(text.substr(5, 2));
  int day = number(text.substr(8, 2));
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[static_cast<std::size_t>(month) - 1] + (month == 2 && is_leap ? 1 : 0);
}

bool is_date_time(std::string_view text) {
  std::string plain = lower(text);
  std::size_t t = plain.find('t');
  if (plain.size() < 4 || t == std::string::npos || !is_date(std::string_view(plain).substr(0, t))) return false;
  std::string_view time = std::string_view(plain).substr(t + 1);
  time = time.substr(0, time.find('t'));  // the server cuts at each of them, and looks at two parts
  if (time.size() < 9 || !has_shape(time.substr(0, 8), "00:00:00")) return false;
  if (time.substr(0, 2) > "23" || time.substr(3, 2) > "59" || time.substr(6, 2) > "59") return false;
  std::string_view rest = time.substr(8);
  if (rest.ends_with('z')) return is_fraction(rest.substr(0, rest.size() - 1));
  if (rest.size() < 6) return false;
  std::string_view offset = rest.substr(rest.size() - 6);
  if (!has_shape(offset, "+00:00") && !has_shape(offset, "-00:00")) return false;
  return is_fraction(rest.substr(0, rest.size() - 6));
}

/// Any text that holds a number with a unit behind it counts, as in Scala (strfmt/duration.go).
bool is_duration(std::string_view text) {
  if (base::parse_duration(text)) return true;
  bool found = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    std::string_view digits = text.substr(at, end - at);
    std::size_t word = end;
    while (word < text.size() && std::string_view(" \t\n\f\r").find(text[word]) != std::string_view::npos) ++word;
    std::size_t behind = word;
    while (std::size_t bytes = unit_letter(text.substr(behind))) behind += bytes;
    at = end;
    if (behind == word) continue;
    std::int64_t value = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc()) return false;
    found |= is_unit(lower(text.substr(word, behind - word)));
    at = behind;
  }
  return found;
}

}  // namespace pave::kube::crd::formats
