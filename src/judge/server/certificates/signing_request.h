#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::certificates {

/// The root of a CertificateSigningRequest, when it is created: later its spec stays as it was, whatever is sent
/// (pkg/apis/certificates/validation, validateCertificateSigningRequest; pkg/registry/certificates, the strategy).
void judge_signing_request(Value root);

}  // namespace pave::judge::server::certificates
