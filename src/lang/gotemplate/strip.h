#pragma once

#include <cstddef>

#include "lang/text.h"

namespace pave::lang::gotemplate {

/// Takes every "<no value>" out of what stands from `begin` on, as Helm does with each file and each result of tpl.
void strip_no_value(Text& text, std::size_t begin);

}  // namespace pave::lang::gotemplate
