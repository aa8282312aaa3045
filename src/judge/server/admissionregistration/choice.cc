#include "judge/server/admissionregistration/choice.h"

#include <algorithm>

#include <fmt/ranges.h>

#include "judge/value_text.h"

namespace pave::judge::server::admissionregistration {
namespace {

constexpr std::string_view kFailurePolicies[] = {"Fail", "Ignore"};
constexpr std::string_view kReinvocationPolicies[] = {"Never", "IfNeeded"};

}  // namespace

void judge_choice(Value value, std::span<const std::string_view> choices) {
  if (!value.is_string() || std::ranges::find(choices, value.text()) != choices.end()) return;
  value.say(base::Code::ServerBadValue, fmt::format("{} is not possible here", quoted(value.text())),
            fmt::format("write one of: {}", fmt::join(choices, ", ")));
}

void judge_failure_policy(Value policy) { judge_choice(policy, kFailurePolicies); }

void judge_reinvocation_policy(Value policy) { judge_choice(policy, kReinvocationPolicies); }

}  // namespace pave::judge::server::admissionregistration
