#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"
#include "judge/server/label_selector.h"
#include "judge/server/rbac/binding.h"
#include "judge/server/rbac/policy_rule.h"

namespace pave::judge::server {
namespace {

// ValidateClusterRole makes selectors of them, too, which demands good values even of objects that had bad ones.
constexpr Rule kAggregationRule[] = {
    {f::clusterRoleSelectors, required()},
    {f::clusterRoleSelectors, each(judge_label_selector)},
};

constexpr Rule kRole[] = {
    {f::rules, each(rbac::judge_policy_rule)},
};
constexpr Rule kClusterRole[] = {
    {f::rules, each(rbac::judge_policy_rule)},
    {f::aggregationRule, within(kAggregationRule)},
};
constexpr Rule kBinding[] = {
    {f::roleRef, must_always(rbac::judge_role_ref)},
    {f::subjects, each(rbac::judge_subject)},
};

constexpr KindRules kKinds[] = {
    {"Role", &kPathSegment, kRole},
    {"ClusterRole", &kPathSegment, kClusterRole},
    {"RoleBinding", &kPathSegment, kBinding},
    {"ClusterRoleBinding", &kPathSegment, kBinding},
};

}  // namespace

constinit const GroupRules kRbacKinds{"rbac.authorization.k8s.io", kKinds};

}  // namespace pave::judge::server
