#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kAppsKinds{"apps", {}};

}  // namespace pave::judge::server
