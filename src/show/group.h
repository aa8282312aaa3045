#pragma once

#include <span>
#include <string>
#include <vector>

#include "judge/finding.h"

namespace pave::show {

/// Findings that one edit mends: same rule, place, severity, message and help. Never empty.
using Group = std::vector<const judge::Finding*>;

/// The findings in groups, in the order of their first members. Needs them sorted as sort_findings() does. Findings
/// without a line are never grouped. Allowed findings are left out unless asked for.
std::vector<Group> group_findings(std::span<const judge::Finding> findings, bool with_allowed);

/// `same in 6 more objects: Deployment shop/a, Deployment shop/b, Deployment shop/c and 3 more`; empty for one finding.
std::string others_text(const Group& group);

}  // namespace pave::show
