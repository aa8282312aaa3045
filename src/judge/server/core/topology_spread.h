#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The topologySpreadConstraints of a pod (pkg/apis/core/validation, validateTopologySpreadConstraints).
void judge_topology_spread(Value constraints);

}  // namespace pave::judge::server::core
