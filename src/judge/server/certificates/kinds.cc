#include "judge/server/kind_rules.h"

namespace pave::judge::server {

constinit const GroupRules kCertificatesKinds{"certificates.k8s.io", {}};

}  // namespace pave::judge::server
