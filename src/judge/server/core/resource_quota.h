#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A ResourceQuota with its scopes, and a LimitRange (pkg/apis/core/validation, ValidateResourceQuota,
/// ValidateResourceQuotaUpdate, ValidateLimitRange).
void judge_resource_quota(Value root);
void judge_limit_range(Value root);

}  // namespace pave::judge::server::core
