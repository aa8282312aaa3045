#include "judge/secret_line.h"

#include <algorithm>

#include "judge/secret.h"

namespace pave::judge {

bool line_says_secret(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" -\t\"'"), line.size()));
  return may_hold_secret(line.substr(0, line.find_first_of("\"':= ")));
}

}  // namespace pave::judge
