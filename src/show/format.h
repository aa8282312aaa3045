#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "show/report.h"
#include "show/text.h"

namespace pave::show {

enum class Format : std::uint8_t { Text, Json, Sarif, Github };
/// The names of the formats, in the order of the enum.
inline constexpr std::array<std::string_view, 4> kFormatNames = {"text", "json", "sarif", "github"};

std::optional<Format> parse_format(std::string_view name);

/// Appends the report in that format. Needs findings that are sorted as sort_findings() does. Of `style`, only
/// show_allowed counts for formats other than text.
void write_report(Format format, std::span<const judge::Finding> findings, const Summary& summary, TextStyle style,
                  std::string_view tool_version, std::string& out);

}  // namespace pave::show
