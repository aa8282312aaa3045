#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::flowcontrol {

/// The spec of a PriorityLevelConfiguration (pkg/apis/flowcontrol/validation,
/// ValidatePriorityLevelConfigurationSpec; v1/defaults.go).
void judge_priority_level(Value spec);
/// The annotation by which old versions of the API keep a zero must not stand in v1.
void judge_priority_level_metadata(Value metadata);

}  // namespace pave::judge::server::flowcontrol
