#include "judge/server/autoscaling/horizontal_pod_autoscaler.h"

#include <string>

#include <fmt/format.h>

#include "base/quantity.h"
#include "judge/server/autoscaling/metrics.h"
#include "judge/value_text.h"

namespace pave::judge::server::autoscaling {
namespace {

using base::Code;

constexpr int kVersionsAreJudged = 34;  // apiVersion of the target, since this version
constexpr int kScalesToZero = 37;       // HPAScaleToZero is on since this version
constexpr std::uint8_t kHasTolerance = 35;
constexpr std::int64_t kMaxPeriod = 1800;         // seconds
constexpr std::int64_t kMaxStabilization = 3600;  // seconds
constexpr std::string_view kSelectPolicies[] = {"Disabled", "Max", "Min"};
constexpr std::string_view kPolicyTypes[] = {"Percent", "Pods"};

bool can_be_zero(Value spec) {
  return spec.scope().minor() >= kScalesToZero ||
         (spec.updating() && spec[f::minReplicas].was_written() && spec[f::minReplicas].old().integer_or(1) == 0);
}

void judge_replicas(Value spec) {
  Value low = spec[f::minReplicas];
  Value high = spec[f::maxReplicas];
  std::int64_t least = can_be_zero(spec) ? 0 : 1;
  std::int64_t min = low.integer_or(1);
  std::int64_t max = high.integer_or(0);
  if (min < least)
    low.say(Code::ServerOutOfRange, fmt::format("minReplicas is {}", min), fmt::format("write at least {}", least));
  if (max == 0)
    high.say(Code::ServerRequired, high.written() ? "maxReplicas is 0" : "required field \"maxReplicas\" is missing",
             "write a number of at least 1");
  else if (max < 0)
    high.say(Code::ServerOutOfRange, fmt::format("maxReplicas is {}", max), "write a number of at least 1");
  if (max != 0 && max < min)
    high.say(Code::ServerConflict, fmt::format("maxReplicas is {}, minReplicas {}", max, min),
             "write a maxReplicas that is not below minReplicas");
}

void judge_target(Value spec) {
  Value target = spec[f::scaleTargetRef];
  judge_object_reference(target);
  bool is_kept = spec.updating() && target[f::apiVersion].text() == target[f::apiVersion].old().text() &&
                 target[f::kind].text() == target[f::kind].old().text();
  if (spec.scope().minor() >= kVersionsAreJudged && !is_kept)
    judge_api_version(target, target[f::kind].text() != "ReplicationController");
}

/// To wake up from zero, something has to be measured that is not the pods.
void judge_scale_to_zero(Value spec) {
  Value low = spec[f::minReplicas];
  if (!low.written() || low.integer_or(1) != 0) return;
  Value metrics = spec[f::metrics];
  for (Value metric : metrics.children())
    if (metric[f::type].text() == "Object" || metric[f::type].text() == "External") return;
  metrics.say_at(metrics.written() ? metrics : low, Code::ServerForbidden,
                 "with minReplicas 0 an Object or External metric has to be there", "add one, or set minReplicas to 1");
}

void not_empty_policies(Value policies) {
  if (policies.is_list() && policies.size() == 0)
    policies.say(Code::ServerRequired, "the list of policies is empty", "write a policy, or leave \"policies\" out");
}

void not_negative(Value amount) {
  if (amount.is_map() || amount.is_list()) return;
  auto quantity = base::Quantity::parse(amount.node()->text());
  if (quantity && quantity->sign() < 0)
    amount.say(Code::ServerBadQuantity, fmt::format("{} is {}", amount.key(), shortened(amount.node()->text())),
               "write an amount from 0 on");
}

void some_policy(Value policy) {
  if (policy.is_string() && policy.text().empty())
    policy.say(Code::ServerBadValue, "selectPolicy is empty", "remove it, or write Max, Min or Disabled");
}

constexpr Rule kPolicy[] = {
    {f::type, required()},
    {f::type, one_of(kPolicyTypes)},
    {f::value, required_range(1, INT32_MAX)},
    {f::periodSeconds, required_range(1, kMaxPeriod)},
};
constexpr Rule kScalingRules[] = {
    {f::stabilizationWindowSeconds, range(0, kMaxStabilization)},
    {f::selectPolicy, must(some_policy)},
    {f::selectPolicy, one_of(kSelectPolicies)},
    {f::policies, must(not_empty_policies)},
    {f::policies, each(kPolicy)},
    {f::tolerance, must(not_negative), kHasTolerance},
};
constexpr Rule kBehavior[] = {
    {f::scaleUp, within(kScalingRules)},
    {f::scaleDown, within(kScalingRules)},
};
constexpr Rule kSpec[] = {
    {kWhole, must(judge_replicas)},      {kWhole, must(judge_target)},     {f::metrics, must(judge_metrics)},
    {kWhole, must(judge_scale_to_zero)}, {f::behavior, within(kBehavior)},
};

/// The server makes a metric of it and names that.
void judge_utilization(Value spec) {
  Value percent = spec[f::targetCPUUtilizationPercentage];
  if (!percent.written() || percent.integer_or(1) >= 1) return;
  spec[f::metrics].item(0)[f::resource][f::target][f::averageUtilization].say_at(
      percent, Code::ServerOutOfRange, fmt::format("targetCPUUtilizationPercentage is {}", percent.integer_or(0)),
      "write a number of at least 1");
}

constexpr Rule kSpecV1[] = {
    {kWhole, must(judge_replicas)},
    {kWhole, must(judge_target)},
    {kWhole, must(judge_utilization)},
};

}  // namespace

void judge_autoscaler(Value spec) { judge(spec, kSpec); }
void judge_autoscaler_v1(Value spec) { judge(spec, kSpecV1); }

}  // namespace pave::judge::server::autoscaling
