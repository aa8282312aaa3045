#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::storage {

/// A CSINode: the drivers of a node, of which one that exists keeps all but how many volumes it takes
/// (pkg/apis/storage/validation, ValidateCSINode and ValidateCSINodeUpdate).
void judge_csi_node(Value root);

}  // namespace pave::judge::server::storage
