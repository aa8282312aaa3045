#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "cli/flags.h"
#include "cli/verb.h"
#include "judge/finding.h"
#include "judge/options.h"
#include "show/format.h"
#include "show/report.h"

namespace pave::cli {

enum class FailOn : std::uint8_t { Error, Warning, Info, Never };
enum class Color : std::uint8_t { Auto, Always, Never };

/// What `pave check` is asked to do.
struct CheckCommand {
  judge::CheckOptions options;
  std::string config;  ///< the settings file; empty: it is looked for
  FailOn fail_on = FailOn::Error;
  show::Format format = show::Format::Text;
  Color color = Color::Auto;
  bool show_allowed = false;
};

/// The rows of `pave check --help`.
extern const std::array<Flag, 14> kCheckFlags;

/// The command that the flags describe; the error is a message for the user.
std::expected<CheckCommand, std::string> read_check(const Arguments& arguments);

/// Sorts the findings, writes the report and gives the exit code: kFindings when one that is not allowed reaches
/// --fail-on.
int report_check(const CheckCommand& command, std::vector<judge::Finding> findings, const show::Summary& summary,
                 Context& context);

}  // namespace pave::cli
