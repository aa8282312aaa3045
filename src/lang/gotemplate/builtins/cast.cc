#include "lang/gotemplate/builtins/cast.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

namespace pave::lang::gotemplate {
namespace {

char lower(char c) { return static_cast<char>(c | ('x' - 'X')); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'f'; }

/// Whether underscores stand only between digits, or behind a prefix such as `0x`.
bool has_good_underscores(std::string_view text) {
  enum class Saw { Begin, Digit, Underscore, Other } saw = Saw::Begin;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  bool is_hex = false;
  if (text.size() >= 2 && text[0] == '0' && (lower(text[1]) == 'b' || lower(text[1]) == 'o' || lower(text[1]) == 'x')) {
    is_hex = lower(text[1]) == 'x';
    text.remove_prefix(2);
    saw = Saw::Digit;
  }
  for (char c : text) {
    if (is_digit(c) || (is_hex && is_hex_letter(c))) {
      saw = Saw::Digit;
    } else if (c == '_') {
      if (saw != Saw::Digit) return false;
      saw = Saw::Underscore;
    } else {
      if (saw == Saw::Underscore) return false;
      saw = Saw::Other;
    }
  }
  return saw != Saw::Underscore;
}

/// The base that a prefix names, which is cut off.
int take_prefix(std::string_view& digits) {
  if (digits[0] != '0') return 10;
  if (digits.size() >= 3) {
    int base = lower(digits[1]) == 'b' ? 2 : lower(digits[1]) == 'o' ? 8 : lower(digits[1]) == 'x' ? 16 : 0;
    if (base != 0) {
      digits.remove_prefix(2);
      return base;
    }
  }
  digits.remove_prefix(1);
  return 8;
}

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  return lower(c) >= 'a' && lower(c) <= 'z' ? lower(c) - 'a' + 10 : 99;
}

/// What a conversion of Go gives on the machines that Helm runs on.
std::int64_t truncated(double number) {
  if (number >= -9223372036854775808.0 && number < 9223372036854775808.0) return static_cast<std::int64_t>(number);
  return std::numeric_limits<std::int64_t>::min();
}

/// Without `.`, `.0`, `.00` at the end.
std::string_view without_zero_decimals(std::string_view text) {
  bool found_zero = false;
  for (std::size_t i = text.size(); i > 0; --i) {
    if (text[i - 1] == '.') {
      if (found_zero) return text.substr(0, i - 1);
    } else if (text[i - 1] == '0') {
      found_zero = true;
    } else {
      return text;
    }
  }
  return text;
}

std::optional<double> special_float(std::string_view text) {
  double sign = text.starts_with('-') ? -1.0 : 1.0;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  auto is = [&text](std::string_view wanted) {
    if (text.size() != wanted.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      char c = text[i] >= 'A' && text[i] <= 'Z' ? lower(text[i]) : text[i];
      if (c != wanted[i]) return false;
    }
    return true;
  };
  if (is("inf") || is("infinity")) return sign * std::numeric_limits<double>::infinity();
  if (is("nan")) return std::numeric_limits<double>::quiet_NaN();
  return std::nullopt;
}

/// Whether the text, without sign and prefix, is digits with at most one point, and an exponent where one must be.
bool is_float_syntax(std::string_view text, bool is_hex) {
  std::size_t at = 0;
  bool has_digits = false;
  bool has_point = false;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (c == '.') {
      if (has_point) return false;
      has_point = true;
    } else if (is_digit(c) || (is_hex && is_hex_letter(c))) {
      has_digits = true;
    } else {
      break;
    }
  }
  if (!has_digits) return false;
  if (at == text.size()) return !is_hex;
  if (lower(text[at]) != (is_hex ? 'p' : 'e')) return false;
  ++at;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  if (at == text.size()) return false;
  for (; at < text.size(); ++at)
    if (!is_digit(text[at])) return false;
  return true;
}

}  // namespace

ParsedInt parse_go_int(std::string_view text, int base) {
  std::string_view digits = text;
  bool is_negative = digits.starts_with('-');
  if (is_negative || digits.starts_with('+')) digits.remove_prefix(1);
  if (digits.empty()) return {};
  std::string_view unsigned_text = digits;
  bool has_prefix = base == 0;
  if (has_prefix) base = take_prefix(digits);
  auto radix = static_cast<std::uint64_t>(base);
  std::uint64_t number = 0;
  bool has_underscores = false;
  bool is_out_of_range = false;
  for (char c : digits) {
    if (c == '_' && has_prefix) {
      has_underscores = true;
      continue;
    }
    int digit = digit_value(c);
    if (digit >= base) return {};
    is_out_of_range = __builtin_mul_overflow(number, radix, &number) ||
                      __builtin_add_overflow(number, static_cast<std::uint64_t>(digit), &number);
    if (is_out_of_range) break;
  }
  if (!is_out_of_range && has_underscores && !has_good_underscores(unsigned_text)) return {};
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 63;
  if (!is_negative && (is_out_of_range || number >= kLimit)) return {std::numeric_limits<std::int64_t>::max(), false};
  if (is_negative && (is_out_of_range || number > kLimit)) return {std::numeric_limits<std::int64_t>::min(), false};
  return {static_cast<std::int64_t>(is_negative ? 0 - number : number), true};
}

std::optional<double> parse_go_float(std::string_view text) {
  if (auto special = special_float(text)) return special;
  std::string plain;
  if (text.find('_') != std::string_view::npos) {
    if (!has_good_underscores(text)) return std::nullopt;
    for (char c : text)
      if (c != '_') plain += c;
  } else {
    plain = text;
  }
  std::string_view rest = plain;
  bool is_negative = rest.starts_with('-');
  if (is_negative || rest.starts_with('+')) rest.remove_prefix(1);
  bool is_hex = rest.size() > 2 && rest[0] == '0' && lower(rest[1]) == 'x';
  if (is_hex) rest.remove_prefix(2);
  if (!is_float_syntax(rest, is_hex)) return std::nullopt;
  double number = 0;
  auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number,
                                      is_hex ? std::chars_format::hex : std::chars_format::general);
  if (error == std::errc::result_out_of_range) {
    // Too small is 0, or too large: from_chars doesn't say which.
    number = std::strtod(plain.c_str(), nullptr);
    if (std::isinf(number)) return std::nullopt;
    return number;
  }
  return is_negative ? -number : number;
}

std::int64_t to_int64(const Value& value) {
  switch (value.kind) {
    case Kind::Bool: return value.truth ? 1 : 0;
    case Kind::Int: return value.type == Type::Duration ? 0 : value.integer;
    case Kind::Uint: return static_cast<std::int64_t>(value.natural);
    case Kind::Float: return truncated(value.number);
    case Kind::String: {
      if (!value.is_string()) return 0;
      ParsedInt parsed = parse_go_int(without_zero_decimals(value.text()), 0);
      return parsed.is_exact ? parsed.number : 0;
    }
    default: return 0;
  }
}

double to_float64(const Value& value) {
  switch (value.kind) {
    case Kind::Bool: return value.truth ? 1 : 0;
    case Kind::Int: return value.type == Type::Duration ? 0 : static_cast<double>(value.integer);
    case Kind::Uint: return static_cast<double>(value.natural);
    case Kind::Float: return value.number;
    case Kind::String: return value.is_string() ? parse_go_float(value.text()).value_or(0) : 0;
    default: return 0;
  }
}

}  // namespace pave::lang::gotemplate
