#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kResourceKinds{"resource.k8s.io", {}};

}  // namespace pave::judge::server
