#include "lang/gotemplate/number.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

#include "base/go_quote.h"
#include "lang/gotemplate/quote.h"

namespace pave::lang::gotemplate {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_digit_of(char c, int base) {
  c = lower(c);
  if (c >= '0' && c <= '9') return c - '0' < base;
  return base == 16 && c >= 'a' && c <= 'f';
}

/// Underscores stand between digits, or between the prefix of a base and a digit.
bool underscores_are_right(std::string_view digits, bool has_prefix, int base) {
  bool digit_before = has_prefix;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] == '_') {
      if (!digit_before || i + 1 == digits.size() || !is_digit_of(digits[i + 1], base)) return false;
      digit_before = false;
    } else {
      digit_before = is_digit_of(digits[i], base);
    }
  }
  return true;
}

std::string without_underscores(std::string_view text) {
  std::string out;
  for (char c : text)
    if (c != '_') out += c;
  return out;
}

/// strconv.ParseUint with base 0, without a sign; none: not such a number, or too large.
std::optional<std::uint64_t> read_natural(std::string_view text) {
  int base = 10;
  bool has_prefix = false;
  if (text.size() >= 3 && text[0] == '0' && (lower(text[1]) == 'x' || lower(text[1]) == 'o' || lower(text[1]) == 'b')) {
    base = lower(text[1]) == 'x' ? 16 : lower(text[1]) == 'o' ? 8 : 2;
    has_prefix = true;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text[0] == '0') {
    base = 8;
    has_prefix = true;
    text.remove_prefix(1);
  }
  if (!underscores_are_right(text, has_prefix, 16)) return std::nullopt;
  std::string digits = without_underscores(text);
  std::uint64_t value = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> read_integer(std::string_view text) {
  bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  auto value = read_natural(text);
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 63;
  if (!value || *value > kLimit || (*value == kLimit && !negative)) return std::nullopt;
  return static_cast<std::int64_t>(negative ? ~*value + 1 : *value);
}

/// Whether the text has the form of a float: digits, a point, an exponent (which a hexadecimal one must have).
bool has_float_form(std::string_view text, bool hexadecimal) {
  int base = hexadecimal ? 16 : 10;
  std::size_t i = 0;
  bool digits = false;
  bool point = false;
  for (; i < text.size(); ++i) {
    if (is_digit_of(text[i], base)) digits = true;
    else if (text[i] == '.' && !point) point = true;
    else if (text[i] != '_') break;
  }
  if (!digits) return false;
  if (i == text.size()) return !hexadecimal;
  if (lower(text[i]) != (hexadecimal ? 'p' : 'e')) return false;
  ++i;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
  if (i == text.size() || !is_digit_of(text[i], 10)) return false;
  while (i < text.size() && (is_digit_of(text[i], 10) || text[i] == '_')) ++i;
  return i == text.size();
}

/// strconv.ParseFloat for what the lexer lets through; `out_of_range`: of that form, but too large.
std::optional<double> read_float(std::string_view text, bool& out_of_range) {
  std::string_view digits = text;
  if (!digits.empty() && (digits.front() == '+' || digits.front() == '-')) digits.remove_prefix(1);
  bool hexadecimal = digits.size() > 2 && digits[0] == '0' && lower(digits[1]) == 'x';
  if (hexadecimal) digits.remove_prefix(2);
  if (!has_float_form(digits, hexadecimal)) return std::nullopt;
  if (!underscores_are_right(digits, hexadecimal, hexadecimal ? 16 : 10)) return std::nullopt;
  double value = std::strtod(without_underscores(text).c_str(), nullptr);
  out_of_range = std::isinf(value);
  if (out_of_range) return std::nullopt;
  return value;
}

std::optional<std::int64_t> whole(double value) {
  if (!(value >= -0x1p63 && value < 0x1p63) || std::trunc(value) != value) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::optional<std::uint64_t> whole_natural(double value) {
  if (!(value >= 0 && value < 0x1p64) || std::trunc(value) != value) return std::nullopt;
  return static_cast<std::uint64_t>(value);
}

void fill_whole(Number& number) {
  if (auto integer = whole(number.real); integer && !number.is_int) {
    number.is_int = true;
    number.integer = *integer;
  }
  if (auto natural = whole_natural(number.real); natural && !number.is_uint) {
    number.is_uint = true;
    number.natural = *natural;
  }
}

Number of_complex(std::complex<double> value) {
  Number number;
  number.is_complex = true;
  number.complex = value;
  if (value.imag() != 0) return number;
  number.is_float = true;
  number.real = value.real();
  fill_whole(number);
  return number;
}

std::string refused(std::string_view text, bool out_of_range) {
  return "strconv.ParseFloat: parsing " + base::go_quote(text) +
         (out_of_range ? ": value out of range" : ": invalid syntax");
}

/// What fmt's scanner takes for a float: a sign, digits, a point, an exponent.
std::string_view take_float(std::string_view& rest) {
  std::size_t at = 0;
  auto skip = [&](std::string_view characters) {
    std::size_t end = rest.find_first_not_of(characters, at);
    at = end == std::string_view::npos ? rest.size() : end;
  };
  auto skip_one = [&](std::string_view characters) {
    bool found = at < rest.size() && characters.find(rest[at]) != std::string_view::npos;
    at += found ? 1 : 0;
    return found;
  };
  std::string_view digits = "0123456789_";
  std::string_view exponent = "eEpP";
  skip_one("+-");
  if (skip_one("0") && skip_one("xX")) {
    digits = "0123456789aAbBcCdDeEfF_";
    exponent = "pP";
  }
  skip(digits);
  if (skip_one(".")) skip(digits);
  if (skip_one(exponent)) {
    skip_one("+-");
    skip("0123456789_");
  }
  std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at);
  return taken;
}

}  // namespace

std::expected<Number, std::string> read_character(std::string_view text) {
  auto character = unquote_character(text.substr(1), '\'');
  if (!character) return std::unexpected("invalid syntax");
  if (text.substr(1 + character->size) != "'")
    return std::unexpected("malformed character constant: " + std::string(text));
  Number number;
  number.is_int = number.is_uint = number.is_float = true;
  number.integer = static_cast<std::int64_t>(character->value);
  number.natural = character->value;
  number.real = static_cast<double>(character->value);
  return number;
}

std::expected<Number, std::string> read_complex(std::string_view text) {
  constexpr const char* kBroken = "syntax error scanning complex number";
  std::string_view rest = text;
  std::string_view real = take_float(rest);
  if (rest.empty() || (rest.front() != '+' && rest.front() != '-')) return std::unexpected(kBroken);
  std::string_view imaginary = rest;
  std::string_view unsigned_part = rest.substr(1);
  if (unsigned_part.starts_with('i')) return std::unexpected(kBroken);
  std::size_t size = 1 + take_float(unsigned_part).size();
  if (unsigned_part != "i") return std::unexpected(kBroken);
  std::string_view parts[] = {real, imaginary.substr(0, size)};
  double values[2];
  for (int i = 0; i < 2; ++i) {
    bool out_of_range = false;
    auto value = read_float(parts[i], out_of_range);
    if (!value) return std::unexpected(refused(parts[i], out_of_range));
    values[i] = *value;
  }
  return of_complex({values[0], values[1]});
}

std::expected<Number, std::string> read_number(std::string_view text) {
  bool out_of_range = false;
  if (!text.empty() && text.back() == 'i')
    if (auto value = read_float(text.substr(0, text.size() - 1), out_of_range)) return of_complex({0, *value});
  Number number;
  bool has_sign = !text.empty() && (text.front() == '+' || text.front() == '-');
  if (auto natural = has_sign ? std::nullopt : read_natural(text)) {
    number.is_uint = true;
    number.natural = *natural;
  }
  if (auto integer = read_integer(text)) {
    number.is_int = true;
    number.integer = *integer;
    if (*integer == 0) number.is_uint = true;
  }
  if (number.is_int || number.is_uint) {
    number.is_float = true;
    number.real = number.is_int ? static_cast<double>(number.integer) : static_cast<double>(number.natural);
    return number;
  }
  if (auto value = read_float(text, out_of_range)) {
    // Looks like an integer, and is too large for one.
    if (text.find_first_of(".eEpP") == std::string_view::npos)
      return std::unexpected("integer overflow: " + base::go_quote(text));
    number.is_float = true;
    number.real = *value;
    fill_whole(number);
    return number;
  }
  return std::unexpected("illegal number syntax: " + base::go_quote(text));
}

}  // namespace pave::lang::gotemplate
