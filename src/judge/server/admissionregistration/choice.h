#pragma once

#include <span>
#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server::admissionregistration {

/// A text that is written must be one of these, and an empty one is none: a pointer to the server. The schemas of some
/// versions of the API don't have the choices.
void judge_choice(Value value, std::span<const std::string_view> choices);
/// Fail or Ignore.
void judge_failure_policy(Value policy);
/// Never or IfNeeded.
void judge_reinvocation_policy(Value policy);

}  // namespace pave::judge::server::admissionregistration
