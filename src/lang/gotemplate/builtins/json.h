#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// toJson, mustToJson, toPrettyJson, mustToPrettyJson, toRawJson, mustToRawJson, fromJson, mustFromJson, fromJsonArray: Helm's
/// (pkg/engine/funcs.go), the rest Sprig's (defaults.go). The texts that are written on one line have a run for every key and
/// scalar, and what is read has the origins of the text's bytes.
std::span<const Function> json_functions();

}  // namespace pave::lang::gotemplate
