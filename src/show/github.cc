#include "show/github.h"

#include <fmt/format.h>

#include "show/display.h"
#include "show/group.h"
#include "show/text.h"

namespace pave::show {
namespace {

std::string harmless_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    append_harmless(text.substr(0, end), out);
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (char c : harmless_lines(text)) {
    if (c == '%') out += "%25";
    else if (c == '\n') out += "%0A";
    else if (property && c == ':') out += "%3A";
    else if (property && c == ',') out += "%2C";
    else out += c;
  }
  return out;
}

std::string_view command(const judge::Finding& finding) {
  if (finding.allowed() || finding.severity == base::Severity::Info) return "notice";
  return base::name(finding.severity);
}

}  // namespace

void write_github(std::span<const judge::Finding> findings, const Summary& summary, bool show_allowed,
                  std::string& out) {
  for (const Group& group : group_findings(findings, show_allowed)) {
    const judge::Finding& finding = *group.front();
    std::string properties;
    if (!finding.location.path.empty()) properties += fmt::format("file={},", escaped(finding.location.path, true));
    if (finding.location.known())
      properties += fmt::format("line={},col={},", finding.location.line, finding.location.column);
    std::string words = finding.message;
    if (!finding.help.empty()) words += "\n" + finding.help;
    if (!finding.object.kind.empty()) {
      words += "\n" + finding.object.text();
      if (!finding.field.empty()) words += ", " + finding.field;
    }
    if (finding.allowed()) words += "\nallowed: " + finding.allowed_because;
    if (group.size() > 1) words += "\n" + others_text(group);
    out += fmt::format("::{} {}title={}::{}\n", command(finding), properties, base::facts(finding.code).id,
                       escaped(words, false));
  }
  Summary without_time = summary;
  without_time.microseconds = 0;
  out += summary_line(count(findings), without_time);
  out += '\n';
}

}  // namespace pave::show
