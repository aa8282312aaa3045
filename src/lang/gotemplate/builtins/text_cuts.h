#pragma once

#include "lang/call.h"

namespace pave::lang::gotemplate {

// Parts of texts (Sprig's strings.go, Go's strings). What is left keeps where it came from.

Value run_trim(Call& call);         ///< TEXT
Value run_trim_all(Call& call);     ///< CHARACTERS TEXT
Value run_trim_prefix(Call& call);  ///< PREFIX TEXT
Value run_trim_suffix(Call& call);  ///< SUFFIX TEXT
Value run_trunc(Call& call);        ///< BYTES TEXT; from the end when negative
Value run_substr(Call& call);       ///< START END TEXT; fails like Go outside of the text
Value run_split(Call& call);        ///< SEPARATOR TEXT: a map of `_0`, `_1` ...
Value run_splitn(Call& call);       ///< SEPARATOR COUNT TEXT
Value run_split_list(Call& call);   ///< SEPARATOR TEXT
Value run_abbrev(Call& call);       ///< WIDTH TEXT (goutils, Abbreviate)
Value run_abbrevboth(Call& call);   ///< LEFT RIGHT TEXT

}  // namespace pave::lang::gotemplate
