#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// Annotations with a meaning for the pod: mirror, deletion cost, tolerations, profiles of seccomp and AppArmor
/// (pkg/apis/core/validation, ValidatePodSpecificAnnotations). The server names them below `named`.
void judge_pod_annotations(const Value& annotations, const Value& named, const Value& spec);

/// Profiles in annotations that say something else than the fields (validateSeccompAnnotationsAndFields,
/// validateAppArmorAnnotationsAndFieldsMatchOnCreate).
void judge_profile_annotations(const Value& annotations, const Value& spec);

/// Those that can't change, come or go (ValidatePodSpecificAnnotationUpdates).
void judge_annotation_changes(const Value& annotations);

}  // namespace pave::judge::server::core
