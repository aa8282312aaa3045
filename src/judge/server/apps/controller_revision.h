#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::apps {

/// `data` of a ControllerRevision: a map, when it is created (ValidateControllerRevisionCreate).
void judge_revision_data(Value data);

}  // namespace pave::judge::server::apps
