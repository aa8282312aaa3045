#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

/// What keeps claims away from a device, and what bears it (pkg/apis/resource/validation, validateDeviceTaint and
/// validateDeviceToleration). A taint keeps an effect that it had.
void judge_taint(Value taint);
void judge_toleration(Value toleration);

}  // namespace pave::judge::server::resource
