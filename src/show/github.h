#pragma once

#include <span>
#include <string>

#include "show/report.h"

namespace pave::show {

/// Appends workflow commands, which GitHub Actions turns into annotations of the changed lines:
/// `::error file=apps/cart.yaml,line=7,col=3,title=schema/unknown-field::unknown field "replcas"`, grouped as in the
/// text report since GitHub keeps only ten a step of each level; then the line of counts. Source: GitHub's page
/// "Workflow commands"; escapes as actions/toolkit packages/core/src/command.ts.
void write_github(std::span<const judge::Finding> findings, const Summary& summary, bool show_allowed,
                  std::string& out);

}  // namespace pave::show
