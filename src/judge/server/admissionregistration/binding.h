#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::admissionregistration {

/// The spec of a ValidatingAdmissionPolicyBinding (pkg/apis/admissionregistration/validation,
/// validateValidatingAdmissionPolicyBindingSpec).
void judge_validating_binding(Value spec);
/// The spec of a MutatingAdmissionPolicyBinding (validateMutatingAdmissionPolicyBindingSpec). v1alpha1 has a default for
/// what happens when a parameter is missing, the other versions have none.
void judge_mutating_binding(Value spec);

}  // namespace pave::judge::server::admissionregistration
