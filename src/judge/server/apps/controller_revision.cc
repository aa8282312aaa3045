#include "judge/server/apps/controller_revision.h"

namespace pave::judge::server::apps {

using base::Code;

void judge_revision_data(Value data) {
  if (data.updating() || data.is_map()) return;
  data.say(Code::ServerRequired, data.written() ? "data is no object" : "required field \"data\" is missing",
           "write what the controller would restore, as a map");
}

}  // namespace pave::judge::server::apps
