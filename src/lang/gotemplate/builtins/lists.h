#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// Functions on lists: `list`, `first`, `append`, `uniq`, `until` (Sprig's list.go and numeric.go). Lists
/// don't change: each gives a new one, whose items keep their origins.
std::span<const Function> list_functions();

}  // namespace pave::lang::gotemplate
