#include "base/quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace pave::base {
namespace {

using Format = Quantity::Format;

struct Suffix {
  std::string_view text;
  int power;
};
constexpr std::array kDecimal = {Suffix{"n", -9}, Suffix{"u", -6}, Suffix{"m", -3}, Suffix{"", 0},   Suffix{"k", 3},
                                 Suffix{"M", 6},  Suffix{"G", 9},  Suffix{"T", 12}, Suffix{"P", 15}, Suffix{"E", 18}};
constexpr std::array kBinary = {Suffix{"Ki", 10}, Suffix{"Mi", 20}, Suffix{"Gi", 30},
                                Suffix{"Ti", 40}, Suffix{"Pi", 50}, Suffix{"Ei", 60}};
constexpr std::size_t kInt64Digits = 18;  // that always fit
constexpr std::int32_t kNano = -9;
constexpr std::string_view kMaxInt64 = "9223372036854775807";

/// A quantity taken apart, as views of its text.
struct Parts {
  bool negative = false;
  std::string_view whole = "0";  ///< without leading zeros
  std::string_view fraction;
  bool has_digits = false;  ///< in the text before the suffix
  Format format = Format::DecimalSi;
  std::int32_t power = 0;  ///< of ten, or of two when BinarySi

  /// Whether the reference takes its way over int64, which keeps the amount and sometimes the text as they are.
  bool is_short() const {
    if (format == Format::BinarySi) {
      // The reference leaves room for the digits that the suffix adds.
      auto room = static_cast<std::int32_t>(14 - static_cast<std::int64_t>(whole.size()) - power * 3 / 10);
      return fraction.empty() && room >= 0;
    }
    return whole.size() + fraction.size() <= kInt64Digits && scale() >= kNano;
  }
  /// The exponent of ten of the last digit; wraps as an int32 does in the reference.
  std::int32_t scale() const {
    std::int32_t from_suffix = format == Format::BinarySi ? 0 : power;
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(from_suffix) -
                                     static_cast<std::uint32_t>(fraction.size()));
  }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

bool read_suffix(std::string_view text, Parts& parts) {
  for (const Suffix& suffix : kDecimal) {
    if (suffix.text != text) continue;
    parts.power = suffix.power;
    return true;
  }
  for (const Suffix& suffix : kBinary) {
    if (suffix.text != text) continue;
    parts.power = suffix.power;
    parts.format = Format::BinarySi;
    return true;
  }
  if (text.size() < 2 || (text[0] | 0x20) != 'e') return false;
  text.remove_prefix(1);
  if (text[0] == '+') text.remove_prefix(1);
  if (text.empty() || text[0] == '+') return false;
  std::int64_t exponent = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  parts.power = static_cast<std::int32_t>(exponent);
  parts.format = Format::DecimalExponent;
  return true;
}

std::expected<Parts, QuantityError> take_apart(std::string_view text) {
  Parts parts;
  if (text.empty()) return std::unexpected(QuantityError::Form);
  std::size_t at = 0;
  if (text[0] == '-' || text[0] == '+') {
    parts.negative = text[0] == '-';
    at = 1;
  }
  const std::size_t first = at;
  while (at < text.size() && text[at] == '0') ++at;
  std::size_t whole_end = digits_end(text, at);
  if (whole_end > at) parts.whole = text.substr(at, whole_end - at);
  parts.has_digits = whole_end > first;
  at = whole_end;
  if (at < text.size() && text[at] == '.') {
    std::size_t end = digits_end(text, at + 1);
    parts.fraction = text.substr(at + 1, end - at - 1);
    parts.has_digits = parts.has_digits || !parts.fraction.empty();
    at = end;
  }
  std::string_view suffix = text.substr(at);
  std::size_t letters = std::min(suffix.find_first_not_of("eEinumkKMGTP"), suffix.size());
  std::size_t tail = letters;
  if (tail < suffix.size() && (suffix[tail] == '-' || suffix[tail] == '+')) ++tail;
  if (digits_end(suffix, tail) != suffix.size()) return std::unexpected(QuantityError::Form);
  if (!read_suffix(suffix, parts)) return std::unexpected(QuantityError::Suffix);
  if (!parts.is_short() && !parts.has_digits) return std::unexpected(QuantityError::Number);
  return parts;
}

void multiply(std::string& digits, unsigned factor) {
  unsigned carry = 0;
  for (std::size_t i = digits.size(); i-- > 0;) {
    carry += static_cast<unsigned>(digits[i] - '0') * factor;
    digits[i] = static_cast<char>('0' + carry % 10);
    carry /= 10;
  }
  if (carry != 0) digits.insert(0, std::to_string(carry));
}

void drop_leading_zeros(std::string& digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
}

/// Cuts digits below 10^`power`, rounding away from zero.
void round_up(std::string& digits, std::int64_t& exponent, std::int64_t power) {
  if (exponent >= power || digits.empty()) return;
  std::int64_t surplus = power - exponent;
  exponent = power;
  if (surplus >= static_cast<std::int64_t>(digits.size())) {
    digits = "1";
    return;
  }
  std::size_t kept = digits.size() - static_cast<std::size_t>(surplus);
  bool exact = digits.find_first_not_of('0', kept) == std::string::npos;
  digits.resize(kept);
  if (exact) return;
  std::size_t i = kept;
  while (i > 0 && digits[i - 1] == '9') digits[--i] = '0';
  if (i == 0) digits.insert(0, 1, '1');
  else ++digits[i - 1];
}

void strip_trailing_zeros(std::string& digits, std::int64_t& exponent) {
  std::size_t kept = digits.find_last_not_of('0') + 1;  // npos + 1 is 0
  exponent = kept == 0 ? 0 : exponent + static_cast<std::int64_t>(digits.size() - kept);
  digits.resize(kept);
}

/// Compares magnitudes of numbers whose digits have no zeros at either end.
std::strong_ordering compare(std::string_view a, std::int64_t a_exponent, std::string_view b, std::int64_t b_exponent) {
  if (a.empty() || b.empty()) return !a.empty() <=> !b.empty();
  auto a_top = static_cast<std::int64_t>(a.size()) + a_exponent;
  auto b_top = static_cast<std::int64_t>(b.size()) + b_exponent;
  if (a_top != b_top) return a_top <=> b_top;
  return a.compare(b) <=> 0;
}

/// Sums and differences of magnitudes, whose last digits have the same weight.
std::string add(std::string a, std::string b) {
  if (a.size() < b.size()) a.swap(b);
  b.insert(0, a.size() - b.size(), '0');
  int carry = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    int sum = (a[i] - '0') + (b[i] - '0') + carry;
    a[i] = static_cast<char>('0' + sum % 10);
    carry = sum / 10;
  }
  if (carry != 0) a.insert(0, 1, '1');
  return a;
}

/// Needs a >= b.
std::string subtract(std::string a, std::string b) {
  b.insert(0, a.size() - b.size(), '0');
  int borrow = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    int difference = a[i] - b[i] - borrow;
    borrow = difference < 0 ? 1 : 0;
    a[i] = static_cast<char>('0' + difference + 10 * borrow);
  }
  drop_leading_zeros(a);
  return a;
}

/// Whether the reference writes the text back as it was read.
bool keeps_text(const Parts& parts, std::string_view digits) {
  if (parts.format == Format::BinarySi) {
    unsigned last_three = 0;  // their remainder by 8 is that of the whole number
    for (char c : digits.substr(digits.size() - std::min<std::size_t>(digits.size(), 3)))
      last_three = last_three * 10 + static_cast<unsigned>(c - '0');
    return last_three % 8 != 0;
  }
  return parts.scale() % 3 == 0 && !digits.ends_with("000") && digits[0] != '0';
}

std::int32_t wrapped_sum(std::int32_t a, int b) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) + static_cast<std::uint32_t>(b));
}

}  // namespace

std::optional<QuantityError> check_quantity(std::string_view text) {
  auto parts = take_apart(text);
  return parts ? std::nullopt : std::optional(parts.error());
}

std::expected<Quantity, QuantityError> Quantity::parse(std::string_view text) {
  auto parts = take_apart(text);
  if (!parts) return std::unexpected(parts.error());
  Quantity quantity;
  quantity.format_ = parts->format;
  quantity.negative_ = parts->negative;
  quantity.exponent_ = parts->scale();
  std::string& digits = quantity.digits_;
  digits.reserve(parts->whole.size() + parts->fraction.size());
  digits.append(parts->whole).append(parts->fraction);
  bool is_short = parts->is_short();
  if (is_short && keeps_text(*parts, digits)) quantity.kept_text_ = text;

  drop_leading_zeros(digits);
  if (parts->format == Format::BinarySi)
    for (int power = 0; power < parts->power; power += 10) multiply(digits, 1024);
  if (!is_short) round_up(digits, quantity.exponent_, kNano);
  strip_trailing_zeros(digits, quantity.exponent_);
  if (!is_short && parts->format == Format::BinarySi) {
    if (compare(digits, quantity.exponent_, kMaxInt64, 0) > 0) {
      digits = kMaxInt64;
      quantity.exponent_ = 0;
    }
    if (!digits.empty() && compare(digits, quantity.exponent_, "1", 0) < 0) quantity.format_ = Format::DecimalSi;
  }
  return quantity;
}

std::string Quantity::canonical() const {
  if (digits_.empty()) return "0";
  std::string out = negative_ ? "-" : "";
  if (format_ == Format::BinarySi && exponent_ >= 0 && compare(digits_, exponent_, "1024", 0) >= 0) {
    std::uint64_t amount = 0;  // fits: binary amounts are at most 2^63 - 1
    for (char c : digits_) amount = amount * 10 + static_cast<std::uint64_t>(c - '0');
    for (std::int64_t i = 0; i < exponent_; ++i) amount *= 10;
    std::size_t power = 0;
    for (; amount % 1024 == 0; amount /= 1024) ++power;
    out += std::to_string(amount);
    if (power > 0) out += kBinary[power - 1].text;
    return out;
  }
  out += digits_;
  auto exponent = static_cast<std::int32_t>(exponent_);
  int zeros = (exponent % 3 + 3) % 3;
  out.append(static_cast<std::size_t>(zeros), '0');
  exponent = wrapped_sum(exponent, -zeros);
  if (format_ == Format::DecimalExponent) return exponent == 0 ? out : out + 'e' + std::to_string(exponent);
  for (const Suffix& suffix : kDecimal)
    if (suffix.power == exponent) out += suffix.text;
  return out;
}

Quantity Quantity::rounded_up(std::int64_t power) const {
  if (is_whole() && power <= 0) return *this;
  Quantity rounded = *this;
  round_up(rounded.digits_, rounded.exponent_, power);
  strip_trailing_zeros(rounded.digits_, rounded.exponent_);
  if (rounded != *this) rounded.kept_text_.clear();
  return rounded;
}

std::int64_t Quantity::value() const {
  Quantity whole = rounded_up(0);
  std::int64_t amount = INT64_MAX;
  if (compare(whole.digits_, whole.exponent_, kMaxInt64, 0) < 0) {
    amount = 0;
    for (char c : whole.digits_) amount = amount * 10 + (c - '0');
    for (std::int64_t i = 0; i < whole.exponent_; ++i) amount *= 10;
  }
  return negative_ ? -amount : amount;
}

std::int64_t Quantity::milli_value() const {
  Quantity thousandfold = *this;
  thousandfold.exponent_ += 3;
  return thousandfold.value();
}

Quantity operator+(const Quantity& a, const Quantity& b) {
  if (a.digits_.empty()) return b;
  if (b.digits_.empty()) return a;
  bool a_is_larger = compare(a.digits_, a.exponent_, b.digits_, b.exponent_) >= 0;
  const Quantity& large = a_is_larger ? a : b;
  const Quantity& small = a_is_larger ? b : a;
  if (large.exponent_ - small.exponent_ >= Quantity::kFarApart) return large;
  Quantity sum = large;
  sum.kept_text_.clear();
  sum.exponent_ = std::min(large.exponent_, small.exponent_);
  std::string upper = large.digits_;
  std::string lower = small.digits_;
  upper.append(static_cast<std::size_t>(large.exponent_ - sum.exponent_), '0');
  lower.append(static_cast<std::size_t>(small.exponent_ - sum.exponent_), '0');
  sum.digits_ = a.negative_ == b.negative_ ? add(std::move(upper), std::move(lower))
                                           : subtract(std::move(upper), std::move(lower));
  strip_trailing_zeros(sum.digits_, sum.exponent_);
  return sum;
}

std::optional<std::int64_t> Quantity::scaled(int power) const {
  std::int64_t shift = exponent_ - power;
  std::size_t kept = digits_.size();
  if (shift < 0) kept = static_cast<std::uint64_t>(-shift) >= kept ? 0 : kept - static_cast<std::size_t>(-shift);
  std::int64_t amount = 0;
  auto push = [&](std::int64_t digit) {
    return !__builtin_mul_overflow(amount, 10, &amount) && !__builtin_add_overflow(amount, digit, &amount);
  };
  for (char c : std::string_view(digits_).substr(0, kept))
    if (!push(c - '0')) return std::nullopt;
  // No digit is a zero at the end, so what is cut off is more than nothing.
  if (kept < digits_.size() && __builtin_add_overflow(amount, 1, &amount)) return std::nullopt;
  for (; shift > 0 && amount != 0; --shift)
    if (!push(0)) return std::nullopt;
  return negative_ ? -amount : amount;
}

std::strong_ordering operator<=>(const Quantity& a, const Quantity& b) {
  if (a.sign() != b.sign()) return a.sign() <=> b.sign();
  auto magnitude = compare(a.digits_, a.exponent_, b.digits_, b.exponent_);
  return a.sign() < 0 ? 0 <=> magnitude : magnitude;
}

}  // namespace pave::base
