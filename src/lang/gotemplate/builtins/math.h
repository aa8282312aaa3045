#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// Sums and the like: `add`, `div`, `round`, `maxf` (Sprig's numeric.go), and `randInt` and `shuffle`, which draw from the host's Random. Those that end in f count with
/// decimal numbers.
std::span<const Function> math_functions();

}  // namespace pave::lang::gotemplate
