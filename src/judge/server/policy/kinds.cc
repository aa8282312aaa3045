#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"
#include "judge/server/policy/disruption_budget.h"

namespace pave::judge::server {
namespace {

constexpr Rule kDisruptionBudget[] = {
    {f::spec, must(policy::judge_disruption_budget)},
};

constexpr KindRules kKinds[] = {
    {.kind = "Eviction", .name = &kPathSegment, .rules = {}, .any_finalizer = true},
    {.kind = "PodDisruptionBudget",
     .name = &kPathSegment,
     .rules = kDisruptionBudget,
     .any_finalizer = true,
     .own_generation = true},
};

}  // namespace

constinit const GroupRules kPolicyKinds{"policy", kKinds};

}  // namespace pave::judge::server
