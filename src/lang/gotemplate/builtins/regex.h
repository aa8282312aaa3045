#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// Regular expressions: `regexMatch`, `regexFindAll`, `regexReplaceAll` and their like (Sprig's regex.go over Go's
/// regexp). Those that begin with `must` fail with Go's own words; the others say the expression, too.
std::span<const Function> regex_functions();

}  // namespace pave::lang::gotemplate
