#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::storage {

/// A VolumeAttachment; its spec can't change, its status is the server's
/// (pkg/apis/storage/validation, ValidateVolumeAttachment and ValidateVolumeAttachmentUpdate).
void judge_volume_attachment(Value root);

}  // namespace pave::judge::server::storage
