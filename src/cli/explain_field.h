#pragma once

#include <array>
#include <span>
#include <string>

#include "cli/flags.h"
#include "cli/verb.h"

namespace pave::cli {

/// The rows of `pave explain --help`: all of them are about fields.
extern const std::array<Flag, 11> kFieldFlags;

/// `explain field KIND/NAME FIELD [PATH]`; `words` are those behind `field`. Returns the exit code.
int explain_field(const Arguments& arguments, std::span<const std::string> words, Context& context);

}  // namespace pave::cli
