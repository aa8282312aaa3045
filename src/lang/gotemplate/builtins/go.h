#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// The functions of text/template/funcs.go: and call index len not or. Its `slice` is hidden by Sprig's.
std::span<const Function> go_functions();
/// eq ge gt le lt ne.
std::span<const Function> go_comparisons();
/// html js print printf println urlquery.
std::span<const Function> go_printers();

}  // namespace pave::lang::gotemplate
