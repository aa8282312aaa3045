#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::rbac {

/// What a Role or ClusterRole allows: verbs on resources, or on URLs (pkg/apis/rbac/validation, ValidatePolicyRule).
void judge_policy_rule(Value rule);

}  // namespace pave::judge::server::rbac
