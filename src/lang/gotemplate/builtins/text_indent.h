#pragma once

#include "lang/call.h"

namespace pave::lang::gotemplate {

/// `indent WIDTH TEXT` and `nindent`: every line begins with that many more spaces, the empty last one too (Sprig's
/// strings.go). Where the text came from moves along.
Value run_indent(Call& call);
Value run_nindent(Call& call);

}  // namespace pave::lang::gotemplate
