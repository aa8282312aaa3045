#pragma once

#include <cstdint>

#include "judge/server/value.h"

namespace pave::judge::server {

/// A number of pods from 0 on, or a share of them: digits with a percent sign (pkg/apis/apps/validation,
/// ValidatePositiveIntOrPercent).
void judge_int_or_percent(Value value);
/// The same, a share of at most 100 % (IsNotMoreThan100Percent).
void judge_int_or_share(Value value);

/// The number, that before the percent sign, or `otherwise` when it isn't written. What has no such form is 0, as it is to
/// the server.
std::int64_t int_or_percent(Value value, std::int64_t otherwise);

}  // namespace pave::judge::server
