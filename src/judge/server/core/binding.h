#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A Binding: the node that a pod goes to (pkg/apis/core/validation, ValidatePodBinding).
void judge_binding(Value binding);

}  // namespace pave::judge::server::core
