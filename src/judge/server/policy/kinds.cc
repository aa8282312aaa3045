#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kPolicyKinds{"policy", {}};

}  // namespace pave::judge::server
