#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::authorization {

/// The root of a SubjectAccessReview, a LocalSubjectAccessReview and a SelfSubjectAccessReview: about resources or about
/// a URL, with no metadata (pkg/apis/authorization/validation, ValidateSubjectAccessReview and the other two).
void judge_subject_review(Value root);
void judge_local_review(Value root);
void judge_self_review(Value root);

}  // namespace pave::judge::server::authorization
