#pragma once

#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// `example.com/signer`: a domain of at least two labels and a path (pkg/apis/core/validation/names.go,
/// ValidateSignerName). Required.
void judge_signer_name(Value name);
/// Whether it is one of Kubernetes' own, `kubernetes.io/...` (IsKubernetesSignerName).
bool is_kubernetes_signer(std::string_view name);
/// The name of a ClusterTrustBundle: a DNS subdomain, behind `example.com:signer:` for one that belongs to a signer
/// (ValidateClusterTrustBundleName for the signer that the name itself has).
bool is_trust_bundle_name(std::string_view name);

}  // namespace pave::judge::server::core
