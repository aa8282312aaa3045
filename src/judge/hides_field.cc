#include "judge/hides_field.h"

#include <algorithm>
#include <cstddef>

#include "judge/secret.h"
#include "judge/secret_line.h"

namespace pave::judge {
namespace {

/// A key with dots stands in brackets, `data[db.password]`.
bool has_secret_key(std::string_view path) {
  for (std::size_t at = path.find('['); at != std::string_view::npos; at = path.find('[', at + 1)) {
    std::string_view key = path.substr(at + 1, path.find(']', at) - at - 1);
    if (may_hold_secret(key) || may_hold_secret(key.substr(key.find_last_of("./") + 1))) return true;
  }
  return false;
}

}  // namespace

bool hides_field(std::string_view kind, std::string_view path, std::string_view text) {
  if (resembles_secret(kind) || may_hold_secret(path) || has_secret_key(path)) return true;
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    // A name alone, as that of a variable, has no value.
    if (line.find_first_of(":= ") != std::string_view::npos && says_secret(line)) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

}  // namespace pave::judge
