#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::admissionregistration {

/// Which requests a webhook is asked about: operations, groups, versions and resources
/// (pkg/apis/admissionregistration/validation, validateRuleWithOperations).
void judge_webhook_rule(Value rule);
/// The same for policies and their bindings, with selectors and names of objects (validateMatchResources).
void judge_match_resources(Value resources);
/// What a MutatingAdmissionPolicy can't have: a DELETE has nothing to change. The server names the lists without indexes.
void judge_mutating_operations(Value resources);

}  // namespace pave::judge::server::admissionregistration
