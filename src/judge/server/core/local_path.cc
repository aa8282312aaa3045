#include "judge/server/core/local_path.h"

#include <fmt/format.h>

#include "judge/value_text.h"

namespace pave::judge::server::core {

bool has_backstep(std::string_view path) {
  for (std::size_t at = 0; at <= path.size();) {
    std::size_t end = path.find('/', at);
    if (end == std::string_view::npos) end = path.size();
    if (path.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

void judge_descending_path(const Value& shown, const Value& named) {
  std::string_view path = shown.text();
  if (path.starts_with('/'))
    named.say_at(shown, base::Code::ServerBadFormat, fmt::format("{} is not a relative path", quoted(path)),
                 "write a path without a slash at the beginning");
  if (has_backstep(path))
    named.say_at(shown, base::Code::ServerBadFormat, fmt::format("{} leads out of its directory", quoted(path)),
                 "leave out the `..`");
}

}  // namespace pave::judge::server::core
