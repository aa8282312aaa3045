#include "judge/server/kind_rules.h"

#include "judge/server/core/event.h"
#include "judge/server/formats.h"

namespace pave::judge::server {
namespace {

constexpr Rule kEvent[] = {{kWhole, must(core::judge_events_event)}};

constexpr KindRules kKinds[] = {
    {"Event", &kDnsSubdomain, kEvent},
};

}  // namespace

constinit const GroupRules kEventsKinds{"events.k8s.io", kKinds};

}  // namespace pave::judge::server
