#include "judge/server/policy/disruption_budget.h"

#include "judge/server/int_or_percent.h"
#include "judge/server/label_selector.h"

namespace pave::judge::server::policy {
namespace {

using base::Code;

constexpr std::string_view kEvictionPolicies[] = {"AlwaysAllow", "IfHealthyBudget"};

void one_number(Value spec) {
  if (spec[f::minAvailable].written() && spec[f::maxUnavailable].written())
    spec.say_at(spec[f::maxUnavailable], Code::ServerConflict, "minAvailable and maxUnavailable exclude each other",
                "remove one");
}

void judge_selector(Value selector) {
  // What was wrong before may stay.
  if (selector.updating() && !is_sound_selector(selector.old())) return judge_lenient_label_selector(selector);
  judge_label_selector(selector);
}

void some_policy(Value policy) {
  if (policy.is_string() && policy.text().empty())
    policy.say(Code::ServerBadValue, "unhealthyPodEvictionPolicy is empty",
               "remove it, or write IfHealthyBudget or AlwaysAllow");
}

constexpr Rule kSpec[] = {
    {kWhole, must(one_number)},
    {f::minAvailable, must(judge_int_or_share)},
    {f::maxUnavailable, must(judge_int_or_share)},
    {f::selector, must(judge_selector)},
    {f::unhealthyPodEvictionPolicy, must(some_policy)},
    {f::unhealthyPodEvictionPolicy, one_of(kEvictionPolicies)},
};

}  // namespace

void judge_disruption_budget(Value spec) { judge(spec, kSpec); }

}  // namespace pave::judge::server::policy
