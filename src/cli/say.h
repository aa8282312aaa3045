#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/verb.h"

namespace pave::cli {

/// Writes `who: message` as a line of the standard error. Words and paths of the user in the message can't steer the
/// terminal: see show::append_harmless().
void say(std::string_view who, std::string_view message, Context& context);

/// Says each message, and gives the exit code kFailed.
int fail(std::string_view who, std::span<const std::string> messages, Context& context);

/// Says what is wrong with a command line and what tells more; gives the exit code kFailed.
int usage_error(std::string_view message, std::string_view hint, Context& context);

}  // namespace pave::cli
