#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace pave::lang::gotemplate {

/// A decimal number of any length, as addf, mulf and divf of Sprig count with it (shopspring/decimal v1.4.0).
class Decimal {
 public:
  Decimal() = default;  ///< 0
  /// The shortest decimal that reads as that number (NewFromFloat). Needs a finite one.
  explicit Decimal(double number);

  Decimal plus(const Decimal& other) const;
  Decimal minus(const Decimal& other) const;
  Decimal times(const Decimal& other) const;
  /// With 16 digits behind the point, the last one rounded away from 0 at the half (Div). None: division by 0.
  std::optional<Decimal> over(const Decimal& other) const;
  /// The nearest double; infinite when there is none that large.
  double number() const;

 private:
  using Digits = std::vector<std::uint32_t>;  ///< nine decimal digits each, the lowest first, none in front that is 0

  static Digits sum(const Digits& one, const Digits& other);
  /// Needs one >= other.
  static Digits difference(const Digits& one, const Digits& other);
  static Digits product(const Digits& one, const Digits& other);
  static Digits shifted(const Digits& digits, std::int64_t places);
  static int compare(const Digits& one, const Digits& other);
  /// The quotient, and in `rest` what is left. Needs a divisor that is not 0.
  static Digits quotient(const Digits& dividend, const Digits& divisor, Digits& rest);

  Digits digits_;
  bool is_negative_ = false;
  std::int64_t exponent_ = 0;  ///< the value is digits * 10^exponent
};

}  // namespace pave::lang::gotemplate
