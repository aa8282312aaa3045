#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::autoscaling {

/// The spec of a HorizontalPodAutoscaler (pkg/apis/autoscaling/validation, validateHorizontalPodAutoscalerSpec).
void judge_autoscaler(Value spec);
/// In autoscaling/v1, where the one metric is targetCPUUtilizationPercentage; the server names fields as in v2.
void judge_autoscaler_v1(Value spec);

}  // namespace pave::judge::server::autoscaling
