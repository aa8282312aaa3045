#include "judge/server/core/access_modes.h"

#include <algorithm>

#include <fmt/format.h>

#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kAlone = "ReadWriteOncePod";
constexpr std::string_view kModes[] = {"ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", kAlone};

}  // namespace

void judge_access_modes(Value modes) {
  if (modes.size() == 0)
    return modes.say(Code::ServerRequired, "accessModes is empty", "write at least one, `ReadWriteOnce` for example");
  bool has_alone = false;
  bool has_others = false;
  for (Value mode : modes.children()) {
    bool is_known = std::ranges::find(kModes, mode.text()) != std::end(kModes);
    if (!is_known)
      modes.say_at(mode, Code::ServerBadValue, fmt::format("{} is not an access mode", quoted(mode.text())),
                   "write ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod");
    has_alone |= mode.text() == kAlone;
    has_others |= is_known && mode.text() != kAlone;
  }
  if (has_alone && has_others)
    modes.say(Code::ServerConflict, "ReadWriteOncePod excludes other access modes", "remove it, or the others");
}

}  // namespace pave::judge::server::core
