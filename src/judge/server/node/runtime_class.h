#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::node {

/// Parts of a RuntimeClass (pkg/apis/node/validation). `overhead` is judged like a container's limits.
void judge_overhead(Value overhead);
void judge_scheduling(Value scheduling);

}  // namespace pave::judge::server::node
