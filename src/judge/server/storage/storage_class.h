#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::storage {

/// A StorageClass; only allowVolumeExpansion, mountOptions and allowedTopologies of an existing one can change
/// (pkg/apis/storage/validation, ValidateStorageClass and ValidateStorageClassUpdate).
void judge_storage_class(Value root);
/// A VolumeAttributesClass, of which nothing can change (ValidateVolumeAttributesClass).
void judge_volume_attributes_class(Value root);

}  // namespace pave::judge::server::storage
