#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::networking {

/// An IPAddress and a ServiceCIDR (pkg/apis/networking/validation, ValidateIPAddress, ValidateServiceCIDR and their
/// updates).
void judge_ip_address(Value root);
void judge_service_cidr(Value root);

}  // namespace pave::judge::server::networking
