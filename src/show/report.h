#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "judge/finding.h"
#include "judge/summary.h"

namespace pave::show {

using judge::Summary;

/// Findings by severity. Allowed ones are counted apart, whatever their severity.
struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t allowed = 0;

  /// Those that are not allowed.
  std::size_t total() const { return errors + warnings + infos; }
};
Counts count(std::span<const judge::Finding> findings);

/// Sorts by path, line, column, code, object, field and message: the order of every report. Findings without a place
/// come first.
void sort_findings(std::vector<judge::Finding>& findings);

/// A number that names the finding over shifts of lines: the same rule about the same field of the same object in the
/// same file has the same fingerprint. Findings that are about no object use the text of the line instead (of a long one
/// what stands around the place). Two findings of one report may share it.
std::uint64_t fingerprint(const judge::Finding& finding);

}  // namespace pave::show
