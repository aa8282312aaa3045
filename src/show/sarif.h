#pragma once

#include <span>
#include <string>
#include <string_view>

#include "show/report.h"

namespace pave::show {

/// Appends the report as SARIF 2.1.0 (OASIS): one run; all rules with their pages as help; a result for each finding,
/// with object and field as logical locations and fingerprints that survive shifted lines. Allowed findings, when shown,
/// carry a suppression with the reason. No source lines are in it, so that no secret can be.
///
/// Paths are relative to the folder %SRCROOT%, whose place the reader of the report knows; an absolute path becomes a
/// file: URI.
void write_sarif(std::span<const judge::Finding> findings, bool show_allowed, std::string_view tool_version,
                 std::string& out);

}  // namespace pave::show
