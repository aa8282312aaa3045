#include "judge/server/scheduling/priority_class.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/value_text.h"

namespace pave::judge::server::scheduling {
namespace {

using base::Code;

constexpr std::string_view kSystemPrefix = "system-";
constexpr std::int64_t kHighest = 1'000'000'000;  // of those that a user makes
constexpr std::string_view kPreempt = "PreemptLowerPriority";
constexpr std::string_view kPolicies[] = {kPreempt, "Never"};

struct SystemClass {
  std::string_view name;
  std::int64_t value;
};
constexpr SystemClass kSystemClasses[] = {{"system-cluster-critical", 2'000'000'000},
                                          {"system-node-critical", 2'000'001'000}};

void judge_value(Value root) {
  Value name = root[f::metadata][f::name];
  Value value = root[f::value];
  std::int64_t number = value.integer_or(0);
  if (!name.text().starts_with(kSystemPrefix)) {
    if (number > kHighest)
      value.say(Code::ServerForbidden, fmt::format("value is {}", number), fmt::format("write at most {}", kHighest));
    return;
  }
  auto known = std::ranges::find(kSystemClasses, name.text(), &SystemClass::name);
  if (known == std::end(kSystemClasses))
    name.say(Code::ServerForbidden,
             fmt::format("names that begin with {} are those of Kubernetes' own classes", kSystemPrefix),
             "choose another name");
  else if (number != known->value || root[f::globalDefault].is_true())
    name.say_at(number != known->value ? value : root[f::globalDefault], Code::ServerForbidden,
                fmt::format("{} is one of Kubernetes' own classes and has other values", known->name),
                fmt::format("write the value {} and no globalDefault, or choose another name", known->value));
}

void some_policy(Value policy) {
  if (policy.is_string() && policy.text().empty())
    policy.say(Code::ServerRequired, "preemptionPolicy is empty", "remove it, or write PreemptLowerPriority or Never");
}

void policy_stays(Value root) {
  Value policy = root[f::preemptionPolicy];
  auto text = [](Value value) { return value.written() ? value.text() : kPreempt; };
  if (text(policy) != text(policy.old()))
    policy.say(Code::ServerImmutable, "preemptionPolicy can't change once the PriorityClass exists",
               std::string(kReplaceHelp));
}

constexpr Rule kNew[] = {
    {kWhole, must(judge_value)},
    {f::preemptionPolicy, must(some_policy)},
    {f::preemptionPolicy, one_of(kPolicies)},
};
constexpr Rule kChanged[] = {
    {f::value, immutable()},
    {kWhole, must(policy_stays)},
};

}  // namespace

void judge_priority_class(Value root) {
  if (root.updating()) judge(root, kChanged);
  else judge(root, kNew);
}

}  // namespace pave::judge::server::scheduling
