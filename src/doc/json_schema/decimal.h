#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pave::doc::json_schema {

/// A number exactly as it was written: `digits` times ten to the `exponent`. The digits begin and end with another one
/// than 0; zero has none.
struct Decimal {
  std::string digits;
  std::int64_t exponent = 0;
  bool is_negative = false;

  bool is_zero() const { return digits.empty(); }
  bool is_integer() const { return is_zero() || exponent >= 0; }
  double to_double() const;
  /// The whole part; what does not fit becomes the largest or smallest of the type.
  std::int64_t to_integer() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// nullopt: not a number, or not a finite one.
std::optional<Decimal> parse_decimal(std::string_view text);

/// Below 0, 0, above 0: as the first is less, equal, greater.
int compare(const Decimal& one, const Decimal& other);

/// Whether the first divided by the second, which is not zero, is a whole number.
bool is_multiple(const Decimal& number, const Decimal& of);

}  // namespace pave::doc::json_schema
