#pragma once

#include <span>
#include <string>
#include <string_view>

#include "show/report.h"

namespace pave::show {

/// Appends the report as docs/formats/check.md describes it (schema: docs/formats/check.schema.json). The same findings
/// give the same bytes. No source lines are in it, so that no secret can be.
void write_json(std::span<const judge::Finding> findings, const Summary& summary, bool show_allowed,
                std::string_view tool_version, std::string& out);

/// The 16 hexadecimal digits of fingerprint().
std::string fingerprint_text(const judge::Finding& finding);

}  // namespace pave::show
