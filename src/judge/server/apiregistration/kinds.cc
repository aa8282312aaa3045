#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kApiregistrationKinds{"apiregistration.k8s.io", {}};

}  // namespace pave::judge::server
