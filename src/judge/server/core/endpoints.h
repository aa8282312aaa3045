#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// Endpoints (pkg/apis/core/validation, ValidateEndpoints).
void judge_endpoints(Value root);

}  // namespace pave::judge::server::core
