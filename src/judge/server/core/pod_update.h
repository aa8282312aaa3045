#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// What of a Pod can't change: all of its spec but images, deadlines and additional tolerations; of one that waits for
/// scheduling gates also what narrows its choice of nodes (pkg/apis/core/validation, ValidatePodUpdate).
void judge_pod_update(const Value& pod);

}  // namespace pave::judge::server::core
