#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

/// How much of a device's capacity one request can take: some amounts, or a range with steps
/// (pkg/apis/resource/validation, validateRequestPolicy). `capacity` is the item around `requestPolicy`.
void judge_request_policy(Value capacity);

}  // namespace pave::judge::server::resource
