#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A PodSpec, of a Pod or of a template (pkg/apis/core/validation, ValidatePodSpec).
void judge_pod_spec(Value spec);
/// The parts of it, each in its own file: containers of all three lists; volumes; and what decides where the pod runs and
/// how it is connected (affinity, tolerations, spread, aliases, DNS, gates, claims, security context).
void judge_containers(Value spec);
void judge_volumes(Value spec);
void judge_placement(Value spec);

/// A PodTemplateSpec inside a workload: labels, annotations, the pod's spec, no ephemeral containers
/// (ValidatePodTemplateSpec).
void judge_pod_template(Value pod_template);

}  // namespace pave::judge::server::core
