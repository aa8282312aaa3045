#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// An item of a Secret or ConfigMap that becomes a file (pkg/apis/core/validation, validateKeyToPath).
void judge_file_item(Value item);

}  // namespace pave::judge::server::core
