#pragma once

#include "judge/server/kind_rules.h"
#include "judge/server/rule.h"

namespace pave::judge::server {

/// What every object's metadata must be: name or generateName of the kind's form, namespace, labels, annotations, owner
/// references, finalizers, managed fields; for a change also what of it can't change
/// (apimachinery, pkg/api/validation/objectmeta.go, ValidateObjectMeta and ValidateObjectMetaUpdate; pkg/apis/core's
/// wrappers of them for the finalizers).
void judge_metadata(Value metadata, const KindRules& kind);
/// The same for metadata inside an object that becomes that of others (a pod template): labels and annotations.
void judge_template_metadata(Value metadata);

/// Labels as they stand on objects and in selectors; the server names the whole map
/// (apimachinery, pkg/apis/meta/v1/validation, ValidateLabels).
void judge_labels(Value labels);
/// ValidateAnnotations: keys, and 256 KiB in all.
void judge_annotations(Value annotations);
/// The same where the server names another place.
void judge_labels_as(const Value& labels, const Value& named);
void judge_annotations_as(const Value& annotations, const Value& named);

}  // namespace pave::judge::server
