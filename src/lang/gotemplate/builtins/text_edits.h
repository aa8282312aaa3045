#pragma once

#include "lang/call.h"

namespace pave::lang::gotemplate {

// Texts changed in place or asked about (Sprig's functions.go over Go's strings and goutils).

Value run_contains(Call& call);    ///< PART TEXT
Value run_has_prefix(Call& call);  ///< PREFIX TEXT
Value run_has_suffix(Call& call);  ///< SUFFIX TEXT
Value run_replace(Call& call);     ///< OLD NEW TEXT
Value run_repeat(Call& call);      ///< COUNT TEXT
Value run_plural(Call& call);      ///< ONE MANY COUNT
Value run_wrap(Call& call);        ///< WIDTH TEXT (goutils, Wrap)
Value run_wrap_with(Call& call);   ///< WIDTH BREAK TEXT (goutils, WrapCustom, long words wrapped)
Value run_hello(Call& call);

}  // namespace pave::lang::gotemplate
