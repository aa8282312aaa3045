#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace pave::base {

/// Why a text is not a quantity.
enum class QuantityError : std::uint8_t {
  Form,    ///< not a number with a suffix behind it
  Number,  ///< no digits where digits are needed
  Suffix,  ///< the suffix is none of n u m k M G T P E, Ki Mi Gi Ti Pi Ei, or e/E with an exponent
};

/// An amount of cpu, memory, storage ... as Kubernetes' resource.Quantity reads and writes it: a decimal number of any
/// length, exact, no floating point (k8s.io/apimachinery/pkg/api/resource, quantity.go and suffix.go). What the
/// reference does with numbers that don't fit, this does too:
///   - digits below a billionth (n) are rounded up, away from zero, once the number needs more than 9 decimals;
///   - an amount with a binary suffix is cut to +-(2^63 - 1), one with a decimal suffix is not cut;
///   - an exponent (`1e5`) is taken modulo 2^32.
/// Its grammar is wider than its documentation: `+`, `.` and `Ki` are all zero.
class Quantity {
 public:
  enum class Format : std::uint8_t { DecimalSi, BinarySi, DecimalExponent };

  /// Reads the whole text; white space is an error (decoders of JSON trim it before).
  static std::expected<Quantity, QuantityError> parse(std::string_view text);

  /// -1, 0 or 1.
  int sign() const { return digits_.empty() ? 0 : negative_ ? -1 : 1; }
  Format format() const { return format_; }
  /// As the API server writes the quantity back: the text itself where the reference keeps it (`1.500`), else
  /// canonical().
  std::string text() const { return kept_text_.empty() ? canonical() : kept_text_; }
  /// The largest suffix that leaves a whole number: `1500m`, `1536Mi`. A decimal amount of 10^21 or more comes out
  /// without a suffix, as in the reference.
  std::string canonical() const;

  /// Whether nothing stands behind the decimal point.
  bool is_whole() const { return digits_.empty() || exponent_ >= 0; }
  /// Without what is below 10^`power`, rounded away from zero (Quantity.RoundUp).
  Quantity rounded_up(std::int64_t power) const;
  /// The whole number, rounded away from zero and cut to +-(2^63 - 1) (Quantity.Value).
  std::int64_t value() const;
  /// The same of a thousand times the amount (Quantity.MilliValue, but cut where it would overflow).
  std::int64_t milli_value() const;
  /// Exact; of two amounts that are 10^kFarApart apart or more the larger one alone.
  friend Quantity operator+(const Quantity& a, const Quantity& b);
  static constexpr std::int64_t kFarApart = 200;
  /// The amount in units of ten to that power, rounded up, away from zero (ScaledValue; Value for 0, MilliValue for -3);
  /// nothing when it doesn't fit.
  std::optional<std::int64_t> scaled(int power) const;

  /// By amount, so 1Ki equals 1024.
  friend std::strong_ordering operator<=>(const Quantity& a, const Quantity& b);
  friend bool operator==(const Quantity& a, const Quantity& b) { return (a <=> b) == 0; }

 private:
  Format format_ = Format::DecimalSi;
  bool negative_ = false;
  std::string digits_;         // no zeros at either end; empty: zero
  std::int64_t exponent_ = 0;  // of ten, of the last digit
  std::string kept_text_;
};

/// Whether Quantity::parse reads the text; allocates nothing. nullopt: it does.
std::optional<QuantityError> check_quantity(std::string_view text);

}  // namespace pave::base
