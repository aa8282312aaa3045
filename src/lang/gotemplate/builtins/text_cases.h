#pragma once

#include "lang/call.h"

namespace pave::lang::gotemplate {

// Cases and words of a text, each with the argument TEXT. Go's strings (lower, upper, title), goutils (untitle, swapcase,
// initials, nospace), xstrings 1.5 (camelcase, snakecase, kebabcase).

Value run_lower(Call& call);
Value run_upper(Call& call);
Value run_title(Call& call);
Value run_untitle(Call& call);
Value run_swapcase(Call& call);
Value run_initials(Call& call);
Value run_nospace(Call& call);
Value run_camelcase(Call& call);  ///< ToPascalCase
Value run_snakecase(Call& call);
Value run_kebabcase(Call& call);

}  // namespace pave::lang::gotemplate
