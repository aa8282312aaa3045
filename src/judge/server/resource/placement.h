#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

/// Which nodes reach the devices of a slice: exactly one way to say it (pkg/apis/resource/validation,
/// validateResourceSliceSpec). `spec` is that of the slice.
void judge_slice_nodes(Value spec);
/// The same for a device, where the slice leaves it to the devices (`per_device`; validateDevice).
void judge_device_nodes(Value device, bool per_device);

}  // namespace pave::judge::server::resource
