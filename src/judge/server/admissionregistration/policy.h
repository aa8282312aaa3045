#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::admissionregistration {

/// The spec of a ValidatingAdmissionPolicy (pkg/apis/admissionregistration/validation,
/// validateValidatingAdmissionPolicySpec), all but the parsing of its CEL expressions.
void judge_validating_policy(Value spec);
/// The spec of a MutatingAdmissionPolicy (validateMutatingAdmissionPolicySpec).
void judge_mutating_policy(Value spec);

/// Names that only files of the server itself can have, since 1.37 (ValidateStaticSuffix).
void judge_static_name(Value metadata);

}  // namespace pave::judge::server::admissionregistration
