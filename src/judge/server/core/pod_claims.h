#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The resourceClaims of a pod (pkg/apis/core/validation, validatePodResourceClaims).
void judge_pod_claims(Value claims);

}  // namespace pave::judge::server::core
