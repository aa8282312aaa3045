#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "judge/server/batch/job_spec.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::batch {
namespace {

using base::Code;

constexpr std::int64_t kMaxRules = 20;
constexpr std::int64_t kMaxExitCodes = 255;
constexpr std::int64_t kMaxConditions = 20;
constexpr std::string_view kActions[] = {"Count", "FailIndex", "FailJob", "Ignore"};
constexpr std::string_view kOperators[] = {"In", "NotIn"};
constexpr std::string_view kStatuses[] = {"False", "True", "Unknown"};

void one_matcher(Value rule) {
  bool has_codes = rule[f::onExitCodes].written();
  bool has_conditions = rule[f::onPodConditions].size() != 0;
  if (has_codes && has_conditions)
    rule.say(Code::ServerConflict, "a rule has both onExitCodes and onPodConditions", "write two rules");
  if (!has_codes && !has_conditions)
    rule.say(Code::ServerRequired, "a rule matches nothing", "write onExitCodes or onPodConditions");
}

void judge_exit_codes(Value requirement) {
  Value codes = requirement[f::values];
  if (codes.size() == 0)
    return codes.say(Code::ServerRequired, "the rule has no exit codes", "write at least one exit code");
  bool is_in = requirement[f::operator_].text() == "In";
  bool is_ordered = true;
  std::set<std::int64_t> seen;
  std::int64_t before = INT64_MIN;
  for (Value code : codes.children()) {
    std::int64_t number = code.written() ? code.integer_or(-1) : 0;
    if (is_in && number == 0)
      code.say(Code::ServerBadValue, "exit code 0 is success and can't be in a rule with the operator In", "remove it");
    if (!seen.insert(number).second)
      code.say(Code::ServerDuplicate, fmt::format("the exit code {} stands twice in the list", number), "remove one");
    is_ordered &= number >= before;
    before = number;
  }
  if (!is_ordered)
    codes.say(Code::ServerBadValue, "the exit codes are not in ascending order", "write the smallest one first");
}

constexpr Rule kExitCodes[] = {
    {f::operator_, required()},
    {f::operator_, one_of(kOperators)},
    {kWhole, must(judge_exit_codes)},
    {f::values, at_most_items(kMaxExitCodes)},
};
constexpr Rule kCondition[] = {
    {f::type, required()},
    {f::type, formatted(kQualifiedName)},
    {f::status, one_of(kStatuses)},
};
constexpr Rule kRule[] = {
    {f::action, required()},
    {f::action, one_of(kActions)},
    {f::onExitCodes, within(kExitCodes)},
    {f::onPodConditions, at_most_items(kMaxConditions)},
    {f::onPodConditions, each(kCondition)},
    {kWhole, must(one_matcher)},
};
constexpr Rule kPolicy[] = {
    {f::rules, at_most_items(kMaxRules)},
    {f::rules, each(kRule)},
};

bool has_container(Value pod, std::string_view name) {
  for (doc::Symbol list : {f::containers, f::initContainers})
    for (Value container : pod[list].children())
      if (container[f::name].text() == name) return true;
  return false;
}

}  // namespace

void judge_pod_failure_policy(Value spec) {
  Value policy = spec[f::podFailurePolicy];
  judge(policy, kPolicy);
  for (Value rule : policy[f::rules].children()) {
    if (rule[f::action].text() == "FailIndex" && !spec[f::backoffLimitPerIndex].written())
      rule[f::action].say(Code::ServerConflict, "the action FailIndex needs a backoffLimitPerIndex",
                          "set backoffLimitPerIndex, or write FailJob");
    Value name = rule[f::onExitCodes][f::containerName];
    if (name.is_string() && !has_container(spec[f::template_][f::spec], name.text()))
      name.say(Code::ServerNotFound, fmt::format("the template has no container {}", quoted(name.text())),
               "write the name of a container or init container of the template, or leave it out for all");
  }
}

}  // namespace pave::judge::server::batch
