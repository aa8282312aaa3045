#pragma once

#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server::flowcontrol {

/// The metadata.name of the object that a value belongs to.
std::string_view object_name(Value value);

/// The spec of `exempt` and of `catch-all`, which every cluster has, is fixed
/// (apiserver, pkg/apis/flowcontrol/bootstrap/default.go, the Mandatory objects).
void fixed_flow_schema(Value spec);
void fixed_priority_level(Value spec);

}  // namespace pave::judge::server::flowcontrol
