#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// toToml, mustToToml, fromToml: Helm's (pkg/engine/funcs.go) over github.com/BurntSushi/toml. What is read has the origins
/// of the text's bytes.
std::span<const Function> toml_functions();

}  // namespace pave::lang::gotemplate
