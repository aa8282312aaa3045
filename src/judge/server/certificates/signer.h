#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::certificates {

/// `example.com/signer`: a domain of two parts and more, and a path (pkg/apis/core/validation, ValidateSignerName).
extern const Format kSignerName;
/// Whether the signer is one of Kubernetes' own (IsKubernetesSignerName).
bool is_kubernetes_signer(std::string_view name);

}  // namespace pave::judge::server::certificates
