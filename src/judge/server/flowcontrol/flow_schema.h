#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::flowcontrol {

/// The spec of a FlowSchema (pkg/apis/flowcontrol/validation, ValidateFlowSchemaSpec; v1/defaults.go).
void judge_flow_schema(Value spec);

}  // namespace pave::judge::server::flowcontrol
