#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The root of a PersistentVolume; of an existing one the source can't change
/// (pkg/apis/core/validation, ValidatePersistentVolume and ValidatePersistentVolumeUpdate; pkg/volume/validation).
void judge_persistent_volume(Value root);

/// The spec of a PersistentVolume that stands inside a VolumeAttachment: a volume of a CSI driver, without what belongs
/// to claims (ValidatePersistentVolumeSpec, validateInlinePersistentVolumeSpec).
void judge_inline_volume_spec(Value spec);

}  // namespace pave::judge::server::core
