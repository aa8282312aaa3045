#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

/// One request of a claim: a device exactly like this, or the first one that is there (pkg/apis/resource/validation,
/// validateDeviceRequest).
void judge_request(Value request);

/// Whether it asks for the same as before, defaults counted as written.
bool is_same_request(Value request);

}  // namespace pave::judge::server::resource
