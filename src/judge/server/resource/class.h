#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

/// The spec of a DeviceClass (pkg/apis/resource/validation, validateDeviceClassSpec).
void judge_class(Value spec);

}  // namespace pave::judge::server::resource
