#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// An Event of the core group, which is judged little, and one of events.k8s.io, whose fields the server names as those
/// of the core group (pkg/apis/core/validation/events.go).
void judge_event(Value root);
void judge_events_event(Value root);

}  // namespace pave::judge::server::core
