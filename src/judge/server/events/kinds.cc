#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kEventsKinds{"events.k8s.io", {}};

}  // namespace pave::judge::server
