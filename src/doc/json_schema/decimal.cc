#include "doc/json_schema/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/float_text.h"

namespace pave::doc::json_schema {
namespace {

constexpr std::int64_t kMaxExponent = 1'000'000'000;  // what is beyond behaves like it

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// remainder = remainder * 10 + digit, modulo `of`; both without zeros in front.
void shift_in(std::string& remainder, char digit, std::string_view of) {
  if (!remainder.empty() || digit != '0') remainder += digit;
  while (remainder.size() > of.size() || (remainder.size() == of.size() && std::string_view(remainder) >= of)) {
    int borrow = 0;
    std::size_t shift = remainder.size() - of.size();
    for (std::size_t i = remainder.size(); i-- > 0;) {
      int value = remainder[i] - '0' - borrow - (i >= shift ? of[i - shift] - '0' : 0);
      borrow = value < 0 ? 1 : 0;
      remainder[i] = static_cast<char>('0' + value + borrow * 10);
    }
    remainder.erase(0, std::min(remainder.find_first_not_of('0'), remainder.size()));
  }
}

}  // namespace

double Decimal::to_double() const {
  if (is_zero()) return 0;
  std::string text = (is_negative ? "-" : "") + digits + "e" + std::to_string(exponent);
  if (auto number = base::parse_float(text)) return *number;
  double huge = std::numeric_limits<double>::infinity();
  return is_negative ? -huge : huge;
}

std::int64_t Decimal::to_integer() const {
  std::int64_t limit =
      is_negative ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
  if (is_zero()) return 0;
  auto size = static_cast<std::int64_t>(digits.size());
  if (size + exponent > 19) return limit;
  if (size + exponent <= 0) return 0;
  std::string text = is_negative ? "-" : "";
  text += exponent >= 0 ? digits + std::string(static_cast<std::size_t>(exponent), '0')
                        : digits.substr(0, static_cast<std::size_t>(size + exponent));
  std::int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? value : limit;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal number;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    number.is_negative = text[0] == '-';
    text.remove_prefix(1);
  }
  std::size_t at = 0;
  bool behind = false;
  bool any = false;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !behind)); ++at) {
    if (text[at] == '.') {
      behind = true;
      continue;
    }
    any = true;
    if (behind) --number.exponent;
    if (!number.digits.empty() || text[at] != '0') number.digits += text[at];
  }
  if (!any) return std::nullopt;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    bool below = at < text.size() && text[at] == '-';
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (at == text.size()) return std::nullopt;
    std::int64_t power = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) power = std::min(power * 10 + (text[at] - '0'), kMaxExponent);
    number.exponent += below ? -power : power;
  }
  if (at != text.size()) return std::nullopt;
  std::size_t last = number.digits.find_last_not_of('0');
  if (last == std::string::npos) return Decimal{};
  number.exponent += static_cast<std::int64_t>(number.digits.size() - last - 1);
  number.digits.resize(last + 1);
  return number;
}

int compare(const Decimal& one, const Decimal& other) {
  if (one.is_zero() || other.is_zero() || one.is_negative != other.is_negative) {
    auto sign = [](const Decimal& number) { return number.is_zero() ? 0 : number.is_negative ? -1 : 1; };
    return sign(one) - sign(other);
  }
  int larger = one.is_negative ? -1 : 1;
  std::int64_t size = static_cast<std::int64_t>(one.digits.size()) + one.exponent;
  std::int64_t other_size = static_cast<std::int64_t>(other.digits.size()) + other.exponent;
  if (size != other_size) return size > other_size ? larger : -larger;
  // Without zeros at the end, the longer of two texts with a common beginning is the larger number.
  int order = one.digits.compare(other.digits);
  return order == 0 ? 0 : order > 0 ? larger : -larger;
}

bool is_multiple(const Decimal& number, const Decimal& of) {
  if (number.is_zero()) return true;
  // Digits that don't end with 0 are no multiple of ten.
  if (number.exponent < of.exponent) return false;
  // Ten to a power has only the factors 2 and 5, of which a divisor of n digits has fewer than 4 n.
  auto zeros = std::min(number.exponent - of.exponent, static_cast<std::int64_t>(4 * of.digits.size()));
  std::string remainder;
  for (char digit : number.digits) shift_in(remainder, digit, of.digits);
  for (std::int64_t i = 0; i < zeros; ++i) shift_in(remainder, '0', of.digits);
  return remainder.empty();
}

}  // namespace pave::doc::json_schema
