#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// Functions on maps: `dict`, `get`, `set`, `merge`, `dig` (Sprig's dict.go). Maps are shared: `set`, `unset` and the
/// merging ones change the map that they are given, for everyone who has it. `keys` and `values` come sorted by key.
std::span<const Function> dictionary_functions();

}  // namespace pave::lang::gotemplate
