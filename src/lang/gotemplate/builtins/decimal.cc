#include "lang/gotemplate/builtins/decimal.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace pave::lang::gotemplate {
namespace {

constexpr std::uint32_t kBase = 1'000'000'000;
constexpr int kBaseDigits = 9;
constexpr std::int64_t kDivisionPlaces = 16;
constexpr std::uint32_t kPowers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

void trim(std::vector<std::uint32_t>& digits) {
  while (!digits.empty() && digits.back() == 0) digits.pop_back();
}

void multiply(std::vector<std::uint32_t>& digits, std::uint32_t by) {
  std::uint64_t carry = 0;
  for (std::uint32_t& digit : digits) {
    carry += static_cast<std::uint64_t>(digit) * by;
    digit = static_cast<std::uint32_t>(carry % kBase);
    carry /= kBase;
  }
  if (carry > 0) digits.push_back(static_cast<std::uint32_t>(carry));
}

/// Divides in place by a number below kBase and gives the rest.
std::uint32_t divide(std::vector<std::uint32_t>& digits, std::uint32_t by) {
  std::uint64_t rest = 0;
  for (std::size_t i = digits.size(); i > 0; --i) {
    rest = rest * kBase + digits[i - 1];
    digits[i - 1] = static_cast<std::uint32_t>(rest / by);
    rest %= by;
  }
  trim(digits);
  return static_cast<std::uint32_t>(rest);
}

}  // namespace

Decimal::Decimal(double number) {
  assert(std::isfinite(number));
  if (number == 0) return;
  is_negative_ = number < 0;
  char text[40];
  auto [end, error] = std::to_chars(text, text + sizeof text, std::fabs(number), std::chars_format::scientific);
  std::string digits;
  const char* at = text;
  for (; *at != 'e'; ++at)
    if (*at != '.') digits += *at;
  int exponent = 0;
  std::from_chars(at[1] == '+' ? at + 2 : at + 1, end, exponent);
  digits.resize(digits.find_last_not_of('0') + 1);
  exponent_ = exponent - static_cast<std::int64_t>(digits.size()) + 1;
  std::uint64_t whole = 0;
  for (char digit : digits) whole = whole * 10 + static_cast<std::uint64_t>(digit - '0');
  for (; whole > 0; whole /= kBase) digits_.push_back(static_cast<std::uint32_t>(whole % kBase));
}

Decimal::Digits Decimal::sum(const Digits& one, const Digits& other) {
  Digits made = one;
  made.resize(std::max(one.size(), other.size()) + 1);
  std::uint32_t carry = 0;
  for (std::size_t i = 0; i < made.size(); ++i) {
    carry += made[i] + (i < other.size() ? other[i] : 0);
    made[i] = carry % kBase;
    carry /= kBase;
  }
  trim(made);
  return made;
}

Decimal::Digits Decimal::difference(const Digits& one, const Digits& other) {
  Digits made = one;
  std::uint32_t borrow = 0;
  for (std::size_t i = 0; i < made.size(); ++i) {
    std::uint32_t taken = borrow + (i < other.size() ? other[i] : 0);
    borrow = made[i] < taken ? 1 : 0;
    made[i] = made[i] + (borrow != 0 ? kBase : 0) - taken;
  }
  trim(made);
  return made;
}

Decimal::Digits Decimal::product(const Digits& one, const Digits& other) {
  Digits made(one.size() + other.size() + 1);
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < other.size() || carry > 0; ++j) {
      carry += made[i + j] + static_cast<std::uint64_t>(one[i]) * (j < other.size() ? other[j] : 0);
      made[i + j] = static_cast<std::uint32_t>(carry % kBase);
      carry /= kBase;
    }
  }
  trim(made);
  return made;
}

Decimal::Digits Decimal::shifted(const Digits& digits, std::int64_t places) {
  if (digits.empty()) return {};
  Digits made(static_cast<std::size_t>(places / kBaseDigits));
  made.insert(made.end(), digits.begin(), digits.end());
  multiply(made, kPowers[places % kBaseDigits]);
  return made;
}

int Decimal::compare(const Digits& one, const Digits& other) {
  if (one.size() != other.size()) return one.size() < other.size() ? -1 : 1;
  for (std::size_t i = one.size(); i > 0; --i)
    if (one[i - 1] != other[i - 1]) return one[i - 1] < other[i - 1] ? -1 : 1;
  return 0;
}

Decimal::Digits Decimal::quotient(const Digits& dividend, const Digits& divisor, Digits& rest) {
  if (divisor.size() == 1) {
    Digits made = dividend;
    std::uint32_t left = divide(made, divisor[0]);
    rest = left == 0 ? Digits() : Digits{left};
    return made;
  }
  // Schoolbook: both are scaled so that the divisor's first digit is large, which makes each guess off by two at most.
  std::uint32_t scale = kBase / (divisor.back() + 1);
  Digits top = dividend;
  Digits bottom = divisor;
  multiply(top, scale);
  multiply(bottom, scale);
  if (compare(top, bottom) < 0) {
    rest = dividend;
    return {};
  }
  top.push_back(0);
  std::size_t length = bottom.size();
  Digits made(top.size() - length);
  for (std::size_t at = made.size(); at > 0; --at) {
    std::size_t low = at - 1;
    std::uint64_t head = static_cast<std::uint64_t>(top[low + length]) * kBase + top[low + length - 1];
    std::uint64_t guess = std::min<std::uint64_t>(head / bottom.back(), kBase - 1);
    while (true) {
      std::int64_t borrow = 0;
      for (std::size_t i = 0; i <= length; ++i) {
        std::int64_t digit = i < length ? static_cast<std::int64_t>(guess * bottom[i]) : 0;
        std::int64_t left = static_cast<std::int64_t>(top[low + i]) - digit + borrow;
        borrow = left >= 0 ? left / kBase : -((-left + kBase - 1) / kBase);
        top[low + i] = static_cast<std::uint32_t>(left - borrow * static_cast<std::int64_t>(kBase));
      }
      if (borrow >= 0) break;
      // Too much was taken: give it all back once less.
      std::uint64_t carry = 0;
      for (std::size_t i = 0; i <= length; ++i) {
        carry += top[low + i] + (i < length ? guess * bottom[i] : 0);
        top[low + i] = static_cast<std::uint32_t>(carry % kBase);
        carry /= kBase;
      }
      --guess;
    }
    made[low] = static_cast<std::uint32_t>(guess);
  }
  trim(made);
  trim(top);
  divide(top, scale);
  rest = std::move(top);
  return made;
}

Decimal Decimal::plus(const Decimal& other) const {
  Decimal made;
  made.exponent_ = std::min(exponent_, other.exponent_);
  Digits one = shifted(digits_, exponent_ - made.exponent_);
  Digits two = shifted(other.digits_, other.exponent_ - made.exponent_);
  if (is_negative_ == other.is_negative_) {
    made.digits_ = sum(one, two);
    made.is_negative_ = is_negative_;
  } else if (compare(one, two) >= 0) {
    made.digits_ = difference(one, two);
    made.is_negative_ = is_negative_;
  } else {
    made.digits_ = difference(two, one);
    made.is_negative_ = other.is_negative_;
  }
  if (made.digits_.empty()) made.is_negative_ = false;
  return made;
}

Decimal Decimal::minus(const Decimal& other) const {
  Decimal negated = other;
  negated.is_negative_ = !other.is_negative_;
  return plus(negated);
}

Decimal Decimal::times(const Decimal& other) const {
  Decimal made;
  made.digits_ = product(digits_, other.digits_);
  made.exponent_ = exponent_ + other.exponent_;
  made.is_negative_ = !made.digits_.empty() && is_negative_ != other.is_negative_;
  return made;
}

std::optional<Decimal> Decimal::over(const Decimal& other) const {
  if (other.digits_.empty()) return std::nullopt;
  std::int64_t shift = exponent_ - other.exponent_ + kDivisionPlaces;
  Digits dividend = shift >= 0 ? shifted(digits_, shift) : digits_;
  Digits divisor = shift >= 0 ? other.digits_ : shifted(other.digits_, -shift);
  Decimal made;
  made.exponent_ = -kDivisionPlaces;
  Digits rest;
  made.digits_ = quotient(dividend, divisor, rest);
  multiply(rest, 2);
  if (compare(rest, divisor) >= 0) made.digits_ = sum(made.digits_, {1});
  made.is_negative_ = !made.digits_.empty() && is_negative_ != other.is_negative_;
  return made;
}

double Decimal::number() const {
  if (digits_.empty()) return 0;
  std::string text;
  for (std::size_t i = digits_.size(); i > 0; --i) {
    std::string part = std::to_string(digits_[i - 1]);
    if (i < digits_.size()) text.append(kBaseDigits - part.size(), '0');
    text += part;
  }
  std::int64_t magnitude = static_cast<std::int64_t>(text.size()) + exponent_;
  text += "e" + std::to_string(exponent_);
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) value = magnitude > 0 ? std::numeric_limits<double>::infinity() : 0.0;
  return is_negative_ ? -value : value;
}

}  // namespace pave::lang::gotemplate
