#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::scheduling {

/// A PriorityClass, from its root (pkg/apis/scheduling/validation, ValidatePriorityClass and its update).
void judge_priority_class(Value root);

}  // namespace pave::judge::server::scheduling
