#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// What Helm's engine itself offers (pkg/engine/engine.go): fail getHostByName include lookup required tpl.
std::span<const Function> helm_functions();

}  // namespace pave::lang::gotemplate
