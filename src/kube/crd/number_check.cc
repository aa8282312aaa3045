#include "kube/crd/number_check.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

namespace pave::kube::crd {
namespace {

constexpr double kTwoTo63 = 9223372036854775808.0;
constexpr double kEpsilon = 1e-9;

bool fits_int64(double value) { return value == std::trunc(value) && value >= -kTwoTo63 && value < kTwoTo63; }

std::int64_t as_int64(double value) {
  if (std::isnan(value) || value >= kTwoTo63 || value < -kTwoTo63) return std::numeric_limits<std::int64_t>::min();
  return static_cast<std::int64_t>(value);
}

/// A number, or a bound of it, in the type and format of the schema. Types besides one are no types here.
bool fits_type(bool is_integer, std::int64_t integer, double real, const Schema& schema) {
  if (schema.types == kInteger) {
    if (!is_integer && !fits_int64(real)) return false;
    std::int64_t value = is_integer ? integer : as_int64(real);
    return schema.format != Format::Int32 ||
           (value >= std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max());
  }
  if (schema.types == kNumber && schema.format == Format::Float)
    return !std::isinf(static_cast<float>(real)) || std::isinf(real);
  return true;
}

/// Compares as the server does: integers with the bound cut to an integer, unless the bound does not fit the type.
bool is_beyond(const Number& number, double bound, bool exclusive, bool bound_fits, bool is_maximum) {
  if (number.is_integer && bound_fits) {
    std::int64_t limit = as_int64(bound);
    if (exclusive && number.integer == limit) return true;
    return is_maximum ? number.integer > limit : number.integer < limit;
  }
  if (exclusive && number.real == bound) return true;
  return is_maximum ? number.real > bound : number.real < bound;
}

bool is_multiple(const Number& number, double factor, bool factor_fits) {
  if (number.is_integer && factor_fits) {
    std::int64_t whole = as_int64(factor);
    return whole > 0 && number.integer % whole == 0;
  }
  if (factor <= 0) return false;
  return is_json_integer(factor < 1 ? 1 / factor * number.real : number.real / factor);
}

}  // namespace

bool is_json_integer(double value) {
  constexpr double kMost = 9007199254740991.0;
  if (std::isnan(value) || std::isinf(value) || value < -kMost || value > kMost) return false;
  if (value == std::trunc(value)) return true;
  double whole = std::trunc(value);
  // Go's conversion of a negative number to an unsigned one wraps, so only positive ones can be nearly whole.
  if (whole == 0 || value < 0) return false;
  return std::abs(value - whole) / (std::abs(value) + std::abs(whole)) < kEpsilon;
}

std::vector<NumberFault> find_number_faults(const Number& number, const Schema& schema) {
  std::vector<NumberFault> faults;
  if (!fits_type(number.is_integer, number.integer, number.real, schema)) faults.push_back({Fault::NumberRange});
  auto check_bound = [&](double bound, std::string_view name) {
    bool fits = fits_type(false, 0, bound, schema);
    if (!fits) faults.push_back({Fault::BadBound, name});
    return fits;
  };
  if (schema.multiple_of) {
    bool fits = check_bound(*schema.multiple_of, "multipleOf");
    if (!is_multiple(number, *schema.multiple_of, fits)) faults.push_back({Fault::NotMultiple});
  }
  if (schema.maximum) {
    bool fits = check_bound(*schema.maximum, "maximum");
    if (is_beyond(number, *schema.maximum, schema.exclusive_maximum, fits, true))
      faults.push_back({Fault::AboveMaximum});
  }
  if (schema.minimum) {
    bool fits = check_bound(*schema.minimum, "minimum");
    if (is_beyond(number, *schema.minimum, schema.exclusive_minimum, fits, false))
      faults.push_back({Fault::BelowMinimum});
  }
  return faults;
}

}  // namespace pave::kube::crd
