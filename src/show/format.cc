#include "show/format.h"

#include <algorithm>

#include "show/github.h"
#include "show/json.h"
#include "show/sarif.h"

namespace pave::show {

std::optional<Format> parse_format(std::string_view name) {
  auto found = std::ranges::find(kFormatNames, name);
  if (found == kFormatNames.end()) return std::nullopt;
  return static_cast<Format>(found - kFormatNames.begin());
}

void write_report(Format format, std::span<const judge::Finding> findings, const Summary& summary, TextStyle style,
                  std::string_view tool_version, std::string& out) {
  switch (format) {
    case Format::Text: return write_text(findings, summary, style, out);
    case Format::Json: return write_json(findings, summary, style.show_allowed, tool_version, out);
    case Format::Sarif: return write_sarif(findings, style.show_allowed, tool_version, out);
    case Format::Github: return write_github(findings, summary, style.show_allowed, out);
  }
}

}  // namespace pave::show
