#pragma once

#include <string>
#include <string_view>

#include "lang/gotemplate/error.h"

namespace pave::render::helm {

/// What Helm says of a template that couldn't be parsed or run, in place of what Go's package says (pkg/engine/engine.go,
/// cleanupParseError and reformatExecErrorMsg): `parse error at (c/templates/a.yaml:1): ...`, `execution error at
/// (c/templates/a.yaml:1:3): no` for `fail` and `required`, else one block of lines for every inclusion. `file` is the
/// template that was rendered.
std::string error_text(const lang::gotemplate::Error& error, std::string_view file);

}  // namespace pave::render::helm
