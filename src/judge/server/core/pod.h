#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A PodSpec, of a Pod or of a template (pkg/apis/core/validation, ValidatePodSpec).
void judge_pod_spec(Value spec);
/// Two parts of it with files of their own: volumes; and what decides where the pod runs and how it is connected
/// (affinity, tolerations, spread, aliases, DNS, gates, claims).
void judge_volumes(Value spec);
void judge_placement(Value spec);

/// A PodTemplateSpec inside a workload: labels, annotations, the pod's spec, no ephemeral containers
/// (ValidatePodTemplateSpec).
void judge_pod_template(Value pod_template);

/// A Pod, new or changed: the whole object without the metadata that all kinds share (ValidatePodCreate,
/// ValidatePodUpdate).
void judge_pod(Value pod);

}  // namespace pave::judge::server::core
