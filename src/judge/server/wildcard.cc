#include "judge/server/wildcard.h"

namespace pave::judge::server {

bool has_text(Value list, std::string_view text) {
  if (!list.is_list()) return false;
  for (const doc::Node& item : list.node()->children())
    if (item.is_string() && item.text() == text) return true;
  return false;
}

void judge_wildcard(Value list) {
  if (list.size() < 2 || !has_text(list, "*")) return;
  list.say(base::Code::ServerConflict, "`*` stands for all, and something else is beside it",
           "keep `*` alone, or take it out");
}

}  // namespace pave::judge::server
