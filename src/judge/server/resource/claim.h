#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

/// The spec of a ResourceClaim, and that inside a ResourceClaimTemplate's (pkg/apis/resource/validation,
/// validateDeviceClaim; v1/defaults.go and v1beta1/conversion.go).
void judge_claim(Value spec);
/// The spec of a ResourceClaim or ResourceClaimTemplate never changes; writing a default out is no change. `claim`: the
/// ResourceClaimSpec in it.
void same_claim(Value spec, Value claim);

}  // namespace pave::judge::server::resource
