#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The tolerations of a pod or a RuntimeClass (pkg/apis/core/validation, ValidateTolerations).
void judge_tolerations(Value tolerations);

}  // namespace pave::judge::server::core
