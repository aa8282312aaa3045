#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::coordination {

/// Specs (pkg/apis/coordination/validation). strategy and preferredHolder of a Lease are dropped by a server without
/// coordinated leader election, which is off by default.
void judge_lease(Value spec);
void judge_lease_candidate(Value spec);

}  // namespace pave::judge::server::coordination
