#pragma once

#include "base/arena.h"
#include "lang/gotemplate/code.h"
#include "lang/gotemplate/parse.h"

namespace pave::lang::gotemplate {

/// Turns a parsed template into instructions that do what text/template/exec.go does with its tree, in the same order,
/// so that errors name the same nodes. Fills `code`, `loops`, `slots` and `operands` of `out`; everything lies in the
/// arena, and so must the tree.
void compile(const Tree& tree, base::Arena& arena, Template& out);

}  // namespace pave::lang::gotemplate
