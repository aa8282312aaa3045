#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::certificates {

/// The root of a ClusterTrustBundle: named after its signer, if it has one, with certificates of authorities in PEM
/// (pkg/apis/certificates/validation, ValidateClusterTrustBundle and its update).
void judge_trust_bundle(Value root);

}  // namespace pave::judge::server::certificates
