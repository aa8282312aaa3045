#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// What may change of an existing PersistentVolume; for its root
/// (pkg/apis/core/validation, ValidatePersistentVolumeUpdate).
void judge_volume_update(Value root);

}  // namespace pave::judge::server::core
