#pragma once

#include <optional>
#include <string_view>

#include "base/ip.h"
#include "judge/server/rule.h"

namespace pave::judge::server {

// Addresses as the server takes them (apimachinery, pkg/util/validation/ip.go). Fields older than 1.36 take what
// base/ip.h reads; from 1.36 on (StrictIPCIDRValidation) not what it marks.

/// IsValidIPForLegacyField: an address, empty texts being none. Returns it when all is well.
std::optional<base::Ip> judge_legacy_ip(Value place, std::string_view text);
/// IsValidIP: in the form that the server writes.
std::optional<base::Ip> judge_canonical_ip(Value place, std::string_view text);
/// IsValidCIDRForLegacyField and IsValidCIDR. `place` is named, `shown` is where the text stands.
bool judge_legacy_cidr(Value place, Value shown, std::string_view text);
bool judge_canonical_cidr(Value place);

/// ValidateEndpointIP: no loopback, link-local or unspecified address.
void judge_endpoint_ip(Value place, const base::Ip& ip);

/// IsValidIP as the form of a name.
extern const Format kCanonicalIp;

/// ValidatePortNumOrName: a number from 1 to 65535, or the name of a port.
void judge_port_or_name(Value port);

}  // namespace pave::judge::server
