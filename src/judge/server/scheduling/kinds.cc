#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kSchedulingKinds{"scheduling.k8s.io", {}};

}  // namespace pave::judge::server
