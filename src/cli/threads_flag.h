#pragma once

#include <expected>
#include <string>

#include "cli/flags.h"
#include "cli/verb.h"

namespace pave::cli {

inline constexpr unsigned kMostThreads = 256;

/// The row of --help of verbs that work with several threads.
inline constexpr Flag kThreadsFlag{"--threads", FlagKind::Value, "N",
                                   "work with N threads (default: one for each processor); the output is the same"};

/// The number that was given, 0 when none was; or what is wrong with it.
std::expected<unsigned, std::string> read_threads(const Arguments& arguments);

}  // namespace pave::cli
