#pragma once

#include <string>

namespace pave::base {

/// Appends the number as strconv.AppendFloat writes it. `verb`: one of b e E f g G x X. `precision`: digits behind the
/// point (e, f, x) or altogether (g); negative: as many as it takes to read the same number back. `is_single`: the value is
/// a float32. Infinities are `+Inf` and `-Inf`, what is no number `NaN`.
void append_go_float(double value, char verb, int precision, bool is_single, std::string& out);

}  // namespace pave::base
