#include "judge/server/authorization/access_review.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kSubjectReview[] = {
    {kWhole, must(authorization::judge_subject_review)},
};
constexpr Rule kLocalReview[] = {
    {kWhole, must(authorization::judge_local_review)},
};
constexpr Rule kSelfReview[] = {
    {kWhole, must(authorization::judge_self_review)},
};

// pkg/registry/authorization/selfsubjectrulesreview, Create.
constexpr Rule kRulesSpec[] = {
    {f::namespace_, required()},
};
constexpr Rule kRulesReview[] = {
    {f::spec, within_always(kRulesSpec)},
};

constexpr KindRules kKinds[] = {
    {"SubjectAccessReview", nullptr, kSubjectReview},
    {"LocalSubjectAccessReview", nullptr, kLocalReview},
    {"SelfSubjectAccessReview", nullptr, kSelfReview},
    {"SelfSubjectRulesReview", nullptr, kRulesReview},
};

}  // namespace

constinit const GroupRules kAuthorizationKinds{"authorization.k8s.io", kKinds};

}  // namespace pave::judge::server
