#pragma once

#include <compare>
#include <cstdint>

#include "doc/node.h"

namespace pave::kube::crd {

/// What the API server's decoder makes of a value (k8s.io/apimachinery/pkg/util/json): whole numbers that fit 64 bits are
/// integers, all other numbers are floats.
enum class ValueType : std::uint8_t { Null, Boolean, Integer, Float, String, List, Map };

ValueType type_of(const doc::Node& node);

/// A number as the server holds it when it gets it as it is written: `1.0` is a float. (kubectl sends it as 1; that matters
/// to nothing but equal items and fractions that a number must be a multiple of.)
struct Number {
  bool is_integer = true;
  std::int64_t integer = 0;  ///< when is_integer
  double real = 0;           ///< the value in any case
};
/// Needs an Int or a Float.
Number read_number(const doc::Node& node);

/// An order of values in which those that Go's reflect.DeepEqual holds for equal are equal: maps without regard to the
/// order of their keys; an integer and a float are never equal.
std::weak_ordering compare_values(const doc::Node& a, const doc::Node& b);

inline bool same_value(const doc::Node& a, const doc::Node& b) { return compare_values(a, b) == 0; }

/// A number that is the same for values that are the same.
std::uint64_t hash_value(const doc::Node& node);

/// Whether a value counts as one of an enum (kube-openapi, validate/validator.go): it is converted to the type of the
/// allowed value first, as Go converts: 1.5 is the integer 1, and the integer 65 is the string "A". Null is never one.
bool is_enum_value(const doc::Node& value, const doc::Node& allowed);

}  // namespace pave::kube::crd
