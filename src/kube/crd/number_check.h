#pragma once

#include <string_view>
#include <vector>

#include "kube/crd/problem.h"
#include "kube/crd/schema.h"
#include "kube/crd/value.h"

namespace pave::kube::crd {

struct NumberFault {
  Fault fault;
  std::string_view bound = {};  ///< BadBound: the field of the schema
};

/// What is wrong with a number (kube-openapi, validate/validator.go and values.go): its range, its bounds, and bounds of
/// an integer that are none themselves, which refuse every number.
std::vector<NumberFault> find_number_faults(const Number& number, const Schema& schema);

/// Whether a float passes for an integer: it has no fraction worth speaking of, and lies within 53 bits
/// (go-openapi/swag, IsFloat64AJSONInteger).
bool is_json_integer(double value);

}  // namespace pave::kube::crd
