#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::policy {

/// The spec of a PodDisruptionBudget (pkg/apis/policy/validation, ValidatePodDisruptionBudgetSpec).
void judge_disruption_budget(Value spec);

}  // namespace pave::judge::server::policy
