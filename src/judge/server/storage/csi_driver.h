#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::storage {

/// A CSIDriver (pkg/apis/storage/validation, ValidateCSIDriver and ValidateCSIDriverUpdate).
void judge_csi_driver(Value root);
/// A CSIStorageCapacity; of an existing one only the capacity can change (ValidateCSIStorageCapacity).
void judge_csi_storage_capacity(Value root);

}  // namespace pave::judge::server::storage
