#pragma once

#include <span>
#include <string_view>

#include "cli/verb.h"

namespace pave::cli {

/// The program: finds the verb, reads its flags, runs it and writes what it said. `words` are the arguments without the
/// program's name. Returns the exit code; kFailed when the output could not be written, with a message on `err`.
int run(std::span<const std::string_view> words, Context& context);

}  // namespace pave::cli
