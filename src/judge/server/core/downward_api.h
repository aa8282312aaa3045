#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A file of a downwardAPI volume or source, with a field of the pod or an amount of a container
/// (pkg/apis/core/validation, validateDownwardAPIVolumeFile). The server names `place`, the list's parent.
void judge_downward_file(Value place, Value file);

}  // namespace pave::judge::server::core
