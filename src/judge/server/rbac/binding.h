#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::rbac {

/// The role of a RoleBinding or ClusterRoleBinding, which never changes (pkg/apis/rbac/validation, ValidateRoleBinding,
/// ValidateClusterRoleBinding and their updates; pkg/apis/rbac/v1/defaults.go).
void judge_role_ref(Value ref);
/// One of those who get it (ValidateRoleBindingSubject).
void judge_subject(Value subject);

}  // namespace pave::judge::server::rbac
