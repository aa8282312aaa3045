#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// Numbers out of other values (`int`, `float64`, `atoi`), and what type a value has (`typeOf`, `kindIs`); Sprig's
/// numeric.go and reflect.go.
std::span<const Function> conversion_functions();

}  // namespace pave::lang::gotemplate
