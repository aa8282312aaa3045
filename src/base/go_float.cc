#include "base/go_float.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace pave::base {
namespace {

/// 0.DIGITS * 10^point, without zeros at the end; zero has no digits and point 0.
struct Decimal {
  std::string digits;
  int point = 0;
};

/// Reads what to_chars wrote in scientific form.
Decimal parse_scientific(std::string_view text) {
  Decimal decimal;
  std::size_t e = text.find('e');
  for (char c : text.substr(0, e))
    if (c != '.') decimal.digits += c;
  decimal.digits.resize(decimal.digits.find_last_not_of('0') + 1);
  if (decimal.digits.empty()) return decimal;
  int exponent = 0;
  std::size_t number = text[e + 1] == '+' ? e + 2 : e + 1;
  std::from_chars(text.data() + number, text.data() + text.size(), exponent);
  decimal.point = exponent + 1;
  return decimal;
}

template <typename Float>
Decimal shortest(Float value) {
  char buffer[64];
  auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  return parse_scientific({buffer, written.ptr});
}

constexpr int kLongest = 800;  // no double has more digits that aren't zero

/// The number rounded to so many digits.
Decimal rounded(double value, int digits) {
  char buffer[kLongest + 32];
  auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific,
                               std::min(digits - 1, kLongest));
  return parse_scientific({buffer, written.ptr});
}

/// The number rounded to so many digits behind the point.
Decimal rounded_behind_point(double value, int precision) {
  char buffer[kLongest + 2048];
  auto written =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, std::min(precision, 1100));
  std::string_view text(buffer, static_cast<std::size_t>(written.ptr - buffer));
  Decimal decimal;
  std::size_t point = std::min(text.find('.'), text.size());
  decimal.point = static_cast<int>(point);
  for (char c : text)
    if (c != '.') decimal.digits += c;
  std::size_t zeros = std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size());
  decimal.digits.erase(0, zeros);
  decimal.point -= static_cast<int>(zeros);
  decimal.digits.resize(decimal.digits.find_last_not_of('0') + 1);
  if (decimal.digits.empty()) decimal.point = 0;
  return decimal;
}

void append_exponent(int exponent, char letter, std::string& out) {
  out += letter;
  out += exponent < 0 ? '-' : '+';
  int magnitude = std::abs(exponent);
  if (magnitude < 10) out += '0';
  out += std::to_string(magnitude);
}

void append_scientific(const Decimal& decimal, int precision, char letter, std::string& out) {
  out += decimal.digits.empty() ? '0' : decimal.digits[0];
  if (precision > 0) {
    out += '.';
    std::size_t wanted = static_cast<std::size_t>(precision);
    std::size_t there = decimal.digits.empty() ? 0 : std::min(wanted, decimal.digits.size() - 1);
    out.append(decimal.digits, std::min<std::size_t>(1, decimal.digits.size()), there);
    out.append(wanted - there, '0');
  }
  append_exponent(decimal.digits.empty() ? 0 : decimal.point - 1, letter, out);
}

void append_fixed(const Decimal& decimal, int precision, std::string& out) {
  auto digit = [&decimal](int at) {
    return at >= 0 && at < static_cast<int>(decimal.digits.size()) ? decimal.digits[static_cast<std::size_t>(at)] : '0';
  };
  if (decimal.point <= 0) out += '0';
  for (int at = 0; at < decimal.point; ++at) out += digit(at);
  if (precision > 0) out += '.';
  for (int at = 0; at < precision; ++at) out += digit(decimal.point + at);
}

void append_decimal(double value, char verb, int precision, bool is_single, std::string& out) {
  bool is_shortest = precision < 0;
  Decimal decimal;
  char kind = static_cast<char>(verb | 0x20);
  if (is_shortest) decimal = is_single ? shortest(static_cast<float>(value)) : shortest(value);
  else if (kind == 'e') decimal = rounded(value, precision + 1);
  else if (kind == 'f') decimal = rounded_behind_point(value, precision);
  else decimal = rounded(value, precision = std::max(precision, 1));
  int count = static_cast<int>(decimal.digits.size());
  if (is_shortest) precision = kind == 'e' ? count - 1 : kind == 'f' ? std::max(count - decimal.point, 0) : count;
  if (kind == 'e') return append_scientific(decimal, precision, verb, out);
  if (kind == 'f') return append_fixed(decimal, precision, out);
  // %g: the exponent decides, by the precision; without one, by 6.
  int limit = precision > count && count >= decimal.point ? count : precision;
  if (is_shortest) limit = 6;
  int exponent = decimal.point - 1;
  if (exponent < -4 || exponent >= limit)
    return append_scientific(decimal, std::min(precision, count) - 1, verb == 'g' ? 'e' : 'E', out);
  if (precision > decimal.point) precision = count;
  append_fixed(decimal, std::max(precision - decimal.point, 0), out);
}

/// A floating-point number taken apart: mantissa * 2^(exponent - bits).
struct Parts {
  std::uint64_t mantissa;
  int exponent;
  int bits;  ///< of the mantissa, the hidden one not counted
};

Parts take_apart(double value, bool is_single) {
  std::uint64_t raw =
      is_single ? std::bit_cast<std::uint32_t>(static_cast<float>(value)) : std::bit_cast<std::uint64_t>(value);
  int bits = is_single ? 23 : 52;
  int exponent = static_cast<int>(raw >> bits & (is_single ? 0xffU : 0x7ffU));
  std::uint64_t mantissa = raw & ((std::uint64_t{1} << bits) - 1);
  if (exponent == 0) ++exponent;
  else mantissa |= std::uint64_t{1} << bits;
  return {mantissa, exponent - (is_single ? 127 : 1023), bits};
}

void append_hexadecimal(Parts parts, char verb, int precision, std::string& out) {
  constexpr std::uint64_t kOne = std::uint64_t{1} << 60;
  std::uint64_t mantissa = parts.mantissa << (60 - parts.bits);
  int exponent = mantissa == 0 ? 0 : parts.exponent;
  for (; mantissa != 0 && (mantissa & kOne) == 0; mantissa <<= 1) --exponent;
  if (precision >= 0 && precision < 15) {
    int shift = precision * 4;
    std::uint64_t extra = (mantissa << shift) & (kOne - 1);
    mantissa >>= 60 - shift;
    if ((extra | (mantissa & 1)) > kOne / 2) ++mantissa;
    mantissa <<= 60 - shift;
    if ((mantissa & (kOne << 1)) != 0) {
      mantissa >>= 1;
      ++exponent;
    }
  }
  const char* digits = verb == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  out += '0';
  out += verb;
  out += static_cast<char>('0' + (mantissa >> 60 & 1));
  mantissa <<= 4;
  if (precision > 0 || (precision < 0 && mantissa != 0)) out += '.';
  for (int i = 0; precision < 0 ? mantissa != 0 : i < precision; ++i, mantissa <<= 4) out += digits[mantissa >> 60];
  append_exponent(exponent, verb == 'X' ? 'P' : 'p', out);
}

}  // namespace

void append_go_float(double value, char verb, int precision, bool is_single, std::string& out) {
  if (std::isnan(value)) {
    out += "NaN";
    return;
  }
  if (std::isinf(value)) {
    out += value > 0 ? "+Inf" : "-Inf";
    return;
  }
  if (std::signbit(value)) out += '-';
  value = std::abs(value);
  if (verb == 'x' || verb == 'X') return append_hexadecimal(take_apart(value, is_single), verb, precision, out);
  if (verb != 'b') return append_decimal(value, verb, precision, is_single, out);
  Parts parts = take_apart(value, is_single);
  int exponent = parts.exponent - parts.bits;
  out += std::to_string(parts.mantissa);
  out += exponent < 0 ? "p" : "p+";
  out += std::to_string(exponent);
}

}  // namespace pave::base
