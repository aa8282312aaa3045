#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

/// The spec of a ResourceSlice (pkg/apis/resource/validation, validateResourceSliceSpec). Fields of features that a
/// version of the server has off are dropped by it unseen.
void judge_slice(Value spec);

}  // namespace pave::judge::server::resource
