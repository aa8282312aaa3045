#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kFlowcontrolKinds{"flowcontrol.apiserver.k8s.io", {}};

}  // namespace pave::judge::server
