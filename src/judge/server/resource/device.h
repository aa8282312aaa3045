#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

/// One device of a slice; its taints aren't looked at when it had them before (pkg/apis/resource/validation,
/// validateDevice). `device.old()` is the device of the same name. `per_device`: each says its nodes itself.
void judge_device(Value device, bool per_device);

/// The amounts of something that devices share, by name; `most` of them (validateCounterSet,
/// validateDeviceCounterConsumption).
void judge_counters(Value counters, std::int64_t most);

}  // namespace pave::judge::server::resource
