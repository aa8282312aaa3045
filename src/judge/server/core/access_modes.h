#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The accessModes of a PersistentVolume or a claim: at least one, known ones, ReadWriteOncePod alone. The server names
/// the list (pkg/apis/core/validation, ValidatePersistentVolumeSpec and ValidatePersistentVolumeClaimSpec).
void judge_access_modes(Value modes);

}  // namespace pave::judge::server::core
