#pragma once

#include <string>

#include "cli/verb.h"

namespace pave::cli {

/// What `pave --help` prints: usage, the verbs, exit codes.
std::string program_help();

/// What `pave VERB --help` prints, made from the verb's table.
std::string verb_help(const Verb& verb);

}  // namespace pave::cli
