#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// `default`, `empty`, `coalesce`, `ternary` and the like (Sprig's defaults.go). Empty is what `if` takes for false.
std::span<const Function> default_functions();

}  // namespace pave::lang::gotemplate
