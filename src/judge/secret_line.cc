#include "judge/secret_line.h"

#include <algorithm>

#include "judge/secret.h"

namespace pave::judge {

bool line_says_secret(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" -\t\"'"), line.size()));
  return may_hold_secret(line.substr(0, line.find_first_of("\"':= ")));
}

bool any_part_says_secret(std::string_view flag) {
  while (!flag.empty()) {
    std::size_t end = std::min(flag.find_first_of(",{"), flag.size());
    if (line_says_secret(flag.substr(0, end))) return true;
    flag.remove_prefix(std::min(end + 1, flag.size()));
  }
  return false;
}

bool says_secret(std::string_view line) { return any_part_says_secret(line) || FlowLines().show_secret(line); }

}  // namespace pave::judge
