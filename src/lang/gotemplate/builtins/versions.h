#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// Semantic versions: `semver` and `semverCompare` (Sprig's semver.go), see base/semver.h.
std::span<const Function> version_functions();

}  // namespace pave::lang::gotemplate
