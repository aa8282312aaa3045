#include "base/float_text.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace pave::base {
namespace {

/// The shortest digits of a positive number and the place of its point: 0.DIGITS * 10^point.
struct Decimal {
  std::string digits;
  int point;
};

template <typename Float>
Decimal shortest(Float value) {
  char buffer[64];
  auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  std::size_t e = text.find('e');
  Decimal decimal;
  for (char c : text.substr(0, e))
    if (c != '.') decimal.digits += c;
  int exponent = 0;
  std::size_t sign_end = text[e + 1] == '+' ? e + 2 : e + 1;  // from_chars takes no plus
  std::from_chars(text.data() + sign_end, end, exponent);
  decimal.point = exponent + 1;
  return decimal;
}

std::string with_exponent(const Decimal& decimal, bool two_digits) {
  std::string out(1, decimal.digits[0]);
  if (decimal.digits.size() > 1) out += '.' + decimal.digits.substr(1);
  int exponent = decimal.point - 1;
  out += exponent < 0 ? "e-" : "e+";
  int magnitude = std::abs(exponent);
  if (two_digits && magnitude < 10) out += '0';
  return out + std::to_string(magnitude);
}

std::string without_exponent(const Decimal& decimal) {
  const std::string& digits = decimal.digits;
  int count = static_cast<int>(digits.size());
  if (decimal.point <= 0) return "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') + digits;
  if (decimal.point >= count) return digits + std::string(static_cast<std::size_t>(decimal.point - count), '0');
  std::size_t point = static_cast<std::size_t>(decimal.point);
  return digits.substr(0, point) + "." + digits.substr(point);
}

template <typename Float>
std::string go_text(Float value) {
  if (std::isnan(value)) return ".nan";
  if (std::isinf(value)) return value > 0 ? ".inf" : "-.inf";
  std::string sign = std::signbit(value) ? "-" : "";
  if (value == 0) return sign + "0";
  Decimal decimal = shortest(std::abs(value));
  int exponent = decimal.point - 1;
  // strconv's %g with the shortest precision takes 6 digits for this decision, whatever the number needs.
  if (exponent < -4 || exponent >= 6) return sign + with_exponent(decimal, true);
  return sign + without_exponent(decimal);
}

template <typename Float>
std::string json_text(Float value) {
  std::string sign = std::signbit(value) ? "-" : "";
  if (value == 0) return sign + "0";
  Float magnitude = std::abs(value);
  Decimal decimal = shortest(magnitude);
  if (magnitude < Float(1e-6) || magnitude >= Float(1e21)) return sign + with_exponent(decimal, false);
  return sign + without_exponent(decimal);
}

}  // namespace

std::optional<double> parse_float(std::string_view text) {
  std::string_view rest = text;
  bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  // from_chars also reads `inf` and `nan`.
  if (rest.empty() || !((rest[0] >= '0' && rest[0] <= '9') || rest[0] == '.')) return std::nullopt;
  double value = 0;
  auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (end != rest.data() + rest.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) {
    // Too small is 0 in Go, too large is an error; from_chars says the same for both.
    value = std::strtod(std::string(rest).c_str(), nullptr);
    if (std::isinf(value)) return std::nullopt;
  } else if (error != std::errc()) {
    return std::nullopt;
  }
  return negative ? -value : value;
}

std::string go_float_text(double value) { return go_text(value); }
std::string go_float_text(float value) { return go_text(value); }

std::string json_float_text(double value) { return json_text(value); }
std::string json_float_text(float value) { return json_text(value); }

}  // namespace pave::base
