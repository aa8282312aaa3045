#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kInternalKinds{"internal.apiserver.k8s.io", {}};

}  // namespace pave::judge::server
