#include "judge/server/core/container.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::int64_t kMaxRules = 20;
constexpr std::int64_t kMaxExitCodes = 255;
constexpr std::string_view kPolicies[] = {"Always", "Never", "OnFailure"};
constexpr std::string_view kInitPolicies[] = {"Always"};
constexpr std::string_view kOperators[] = {"In", "NotIn"};
constexpr std::string_view kActions[] = {"Restart"};
constexpr std::string_view kAllActions[] = {"Restart", "RestartAllContainers"};

constexpr Rule kExitCodes[] = {
    {f::operator_, required()},
    {f::operator_, one_of(kOperators)},
    {f::values, at_most_items(kMaxExitCodes)},
};
constexpr Rule kRestartRule[] = {
    {f::action, required()},
    {f::action, one_of(kActions)},
    {f::exitCodes, required()},
    {f::exitCodes, within(kExitCodes)},
};
constexpr Rule kRestartRuleOfAll[] = {
    {f::action, required()},
    {f::action, one_of(kAllActions)},
    {f::exitCodes, required()},
    {f::exitCodes, within(kExitCodes)},
};

void judge_rules(const Value& container, const PodFacts& pod) {
  Value policy = container[f::restartPolicy];
  Value rules = container[f::restartPolicyRules];
  if (!policy.written() && rules.size() != 0)
    policy.say_at(rules, Code::ServerRequired, "rules for restarts need a restartPolicy", "add \"restartPolicy\"");
  if (policy.written()) {
    actions::check_required(policy, required());
    actions::check_one_of(policy, one_of(kPolicies));
  }
  actions::check_count(rules, at_most_items(kMaxRules));
  for (Value rule : rules.children()) judge(rule, pod.can_restart_all ? Table(kRestartRuleOfAll) : kRestartRule);
}

}  // namespace

void judge_container_restarts(const Value& container, const PodFacts& pod, bool is_init) {
  Value policy = container[f::restartPolicy];
  Value rules = container[f::restartPolicyRules];
  if (!pod.has_restart_rules) {
    // Without the feature the server drops the rules, and every policy but that of sidecars.
    if (is_init && policy.written() && pod.spec.scope().minor() < 34)
      actions::check_one_of(policy, one_of(kInitPolicies));
    else if (!is_init && policy.written() && pod.spec.scope().minor() < 34)
      policy.say(Code::ServerForbidden, "only init containers have a restartPolicy", "remove it");
    return;
  }
  if (is_init && is_sidecar(container) && !pod.can_restart_all) {
    if (rules.size() != 0)
      rules.say(Code::ServerForbidden, "a sidecar has no rules for restarts: it always does", "remove them");
    return;
  }
  judge_rules(container, pod);
}

}  // namespace pave::judge::server::core
