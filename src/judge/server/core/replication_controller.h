#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The spec of a ReplicationController: its selector, when empty, is the labels of the template
/// (pkg/apis/core/validation, ValidateReplicationControllerSpec).
void judge_replication_controller(Value spec);

}  // namespace pave::judge::server::core
