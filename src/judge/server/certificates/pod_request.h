#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::certificates {

/// The spec of a PodCertificateRequest, which never changes (pkg/apis/certificates/validation,
/// ValidatePodCertificateRequestCreate and its update). Since 1.36 the key comes in a request instead of by itself.
void judge_pod_request(Value spec);

}  // namespace pave::judge::server::certificates
