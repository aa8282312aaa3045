#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "doc/json_schema/violation.h"
#include "doc/node.h"

namespace pave::render::helm {

/// What a violation means for the person who writes the values, in plain words: values/schema, one for each value to mend.
/// `values` is what was judged, `prefix` its path in the values of the release (`db`, or empty), `chart` the chart's name. Texts of values are not shown, names and what the schema wants are.
std::vector<base::Diagnostic> schema_problems(const doc::json_schema::Violation& root, const doc::Node& values,
                                              const std::string& prefix, std::string_view chart);

}  // namespace pave::render::helm
