#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kBatchKinds{"batch", {}};

}  // namespace pave::judge::server
