#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::scheduling {

// Specs of the kinds that schedule pods in groups; each version of the API is that of one or two versions of Kubernetes.
// They need feature gates themselves, and are judged as if the gates of their parts were on, too; a server without those
// drops the parts.

void judge_workload_v1alpha1(Value spec);    ///< 1.35 (pkg/apis/scheduling/validation)
void judge_workload_v1alpha2(Value spec);    ///< 1.36 (v1alpha2/zz_generated.validations.go)
void judge_pod_group_v1alpha2(Value spec);   ///< 1.36
void judge_workload(Value spec);             ///< 1.37 (v1beta1/zz_generated.validations.go)
void judge_pod_group(Value spec);            ///< 1.37
void judge_composite_pod_group(Value spec);  ///< 1.37

}  // namespace pave::judge::server::scheduling
