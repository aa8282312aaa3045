#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A Namespace (pkg/apis/core/validation, ValidateNamespace). Its finalizers are the server's own once it exists.
void judge_namespace(Value root);

}  // namespace pave::judge::server::core
