#pragma once

#include <array>
#include <expected>
#include <string>

#include "cli/check_flags.h"
#include "cli/flags.h"
#include "cli/verb.h"
#include "judge/lint.h"

namespace pave::cli {

/// What `pave lint` is asked to do.
struct LintCommand {
  judge::LintOptions options;
  CheckCommand report;  ///< how the findings are written, and which of them fail
  bool quiet = false;   ///< findings that are infos are not shown
};

/// The rows of `pave lint --help`: the flags of `helm lint`, and those of `pave check` for the report.
extern const std::array<Flag, 20> kLintFlags;

/// The command that the flags describe; the error is a message for the user.
std::expected<LintCommand, std::string> read_lint(const Arguments& arguments);

}  // namespace pave::cli
