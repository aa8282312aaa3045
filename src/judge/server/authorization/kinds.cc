#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kAuthorizationKinds{"authorization.k8s.io", {}};

}  // namespace pave::judge::server
