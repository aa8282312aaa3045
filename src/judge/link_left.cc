#include "judge/link_left.h"

#include <utility>

#include "judge/file_result.h"

namespace pave::judge {

Finding link_left(const base::Files& files, const std::string& path) {
  base::Diagnostic said{.code = base::Code::SyntaxUnreadable, .origin = {}, .message = {}, .help = {}, .notes = {}};
  if (files.real_path(path).empty()) {
    said.message = "this link leads nowhere";
    said.help = "remove it, or put back what it leads to";
  } else {
    said.message = "this link leads out of the folder, so it was not followed";
    said.help = "name the file that it leads to, if it should not be left out";
  }
  Finding finding = file_finding(std::move(said), path);
  finding.severity = base::Severity::Info;
  return finding;
}

}  // namespace pave::judge
