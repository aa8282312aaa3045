#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// toYaml, mustToYaml, toYamlPretty, fromYaml, fromYamlArray: Helm's (pkg/engine/funcs.go). The texts that are written
/// have a run for every key and scalar, and what is read has the origins of the text's bytes.
std::span<const Function> yaml_functions();

}  // namespace pave::lang::gotemplate
