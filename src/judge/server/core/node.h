#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A Node. At its creation the server keeps most of its status and judges it; later the status is another resource
/// (pkg/apis/core/validation, ValidateNode and ValidateNodeUpdate; pkg/registry/core/node).
void judge_node(Value root);

}  // namespace pave::judge::server::core
