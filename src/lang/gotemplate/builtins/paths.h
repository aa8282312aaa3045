#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// `base`, `clean`, `dir`, `ext`, `isAbs` and their `os` twins (Go's path and path/filepath on Unix).
std::span<const Function> path_functions();

}  // namespace pave::lang::gotemplate
