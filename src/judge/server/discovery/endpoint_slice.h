#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::discovery {

/// An EndpointSlice (pkg/apis/discovery/validation, ValidateEndpointSlice).
void judge_endpoint_slice(Value root);

}  // namespace pave::judge::server::discovery
