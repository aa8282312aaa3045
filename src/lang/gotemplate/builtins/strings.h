#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// Functions of text: cases, cuts, quotes, joins, splits, indentation (Sprig's strings.go and functions.go).
std::span<const Function> string_functions();

}  // namespace pave::lang::gotemplate
