#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// Stretches of time: `duration`, `durationRound`, `ago` (Sprig's date.go), and those that Helm has beyond 4.1 (`durationSeconds`,
/// `mustToDuration`; pkg/engine, funcs.go). Helm's take a time.Duration, a text such as `1h30m`, or a number of seconds.
std::span<const Function> duration_functions();

}  // namespace pave::lang::gotemplate
