#pragma once

#include <span>
#include <string>
#include <string_view>

#include "judge/field_trace.h"
#include "show/text.h"

namespace pave::show {

/// Appends, for people, where fields come from. Each is
///
///     Deployment shop/cart: spec.replicas is the integer 3
///       --> values.yaml:4:11: the value was written here
///        |
///      4 | replicas: 3
///        |           ^
///       --> ...
///
/// with a step for each place; one that isn't there says where it would go. Lines that may show a secret are hidden. Text
/// from the input can't steer the terminal: see append_harmless().
void write_field_traces(std::span<const judge::FieldTrace> traces, TextStyle style, std::string& out);

/// The same as JSON, see docs/formats/explain-field.md.
void write_field_traces_json(std::span<const judge::FieldTrace> traces, std::string_view tool_version,
                             std::string& out);

}  // namespace pave::show
