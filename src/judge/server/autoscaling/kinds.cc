#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kAutoscalingKinds{"autoscaling", {}};

}  // namespace pave::judge::server
