#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The spec of a PersistentVolumeClaim inside another object, a template
/// (pkg/apis/core/validation, ValidatePersistentVolumeClaimSpec).
void judge_claim_spec(Value spec);
/// A template of a claim in a pod's ephemeral volume: labels, annotations and a spec, nothing else of metadata
/// (ValidatePersistentVolumeClaimTemplate).
void judge_claim_template(Value claim_template);

/// The root of a PersistentVolumeClaim. What the server drops on the way in is left out (pkg/api/persistentvolumeclaim);
/// of an existing claim the size may grow once it is bound, and volumeName and storageClassName be set once
/// (ValidatePersistentVolumeClaimUpdate).
void judge_persistent_volume_claim(Value root);

}  // namespace pave::judge::server::core
