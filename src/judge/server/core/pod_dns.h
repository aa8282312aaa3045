#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// dnsPolicy and dnsConfig of a PodSpec (pkg/apis/core/validation, validatePodDNSConfig).
void judge_pod_dns(Value spec);
/// An entry of its hostAliases (ValidateHostAliases).
void judge_host_alias(Value alias);

}  // namespace pave::judge::server::core
