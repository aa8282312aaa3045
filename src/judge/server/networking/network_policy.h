#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::networking {

/// A NetworkPolicy: selectors, ports and their ranges, peers, networks and what is left out of them
/// (pkg/apis/networking/validation, ValidateNetworkPolicy and ValidateNetworkPolicyUpdate).
void judge_network_policy(Value root);

}  // namespace pave::judge::server::networking
