#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The affinity of a pod: node selectors, terms about other pods, weights (pkg/apis/core/validation, validateAffinity).
/// For a change, what the object had before stays allowed (pkg/api/pod/util.go).
void judge_affinity(Value affinity);

}  // namespace pave::judge::server::core
