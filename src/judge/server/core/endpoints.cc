#include "judge/server/core/endpoints.h"

#include <optional>

#include "judge/server/formats.h"
#include "judge/server/ip_fields.h"
#include "judge/server/unchanged.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kProtocols[] = {"TCP", "UDP", "SCTP"};

void address_ip(Value address) {
  Value place = address[f::ip];
  if (std::optional<base::Ip> ip = judge_legacy_ip(place, place.text())) judge_endpoint_ip(place, *ip);
}

void has_addresses(Value subset) {
  if (subset[f::addresses].size() == 0 && subset[f::notReadyAddresses].size() == 0)
    subset.say(Code::ServerRequired, "the subset has no addresses", "add `addresses` or `notReadyAddresses`");
}

void port_names(Value ports) {
  if (ports.size() < 2) return;
  for (Value port : ports.children())
    if (Value name = port[f::name]; name.text().empty())
      name.say(Code::ServerRequired, "a subset with more than one port needs a name for each", "add a name");
}

constexpr Rule kAddress[] = {
    {kWhole, must(address_ip)},
    {f::hostname, formatted(kDnsLabel)},
    {f::nodeName, pointed(kDnsSubdomain)},
};

constexpr Rule kPort[] = {
    {f::name, formatted(kDnsLabel)},
    {f::port, required_range(1, 65535)},
    {f::protocol, one_of(kProtocols)},
    {f::appProtocol, pointed(kQualifiedName)},
};

constexpr Rule kSubset[] = {
    {kWhole, must(has_addresses)}, {f::addresses, each(kAddress)}, {f::notReadyAddresses, each(kAddress)},
    {f::ports, each(kPort)},       {f::ports, must(port_names)},
};

/// What the old object had is let through as a whole.
void subsets(Value list) {
  if (list.updating() && is_unchanged(list)) return;
  constexpr Action kEach = each(kSubset);
  kEach.run(list, kEach);
}

constexpr Rule kEndpoints[] = {{f::subsets, must(subsets)}};

}  // namespace

void judge_endpoints(Value root) { judge(root, kEndpoints); }

}  // namespace pave::judge::server::core
