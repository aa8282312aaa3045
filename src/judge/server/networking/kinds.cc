#include "judge/server/kind_rules.h"

#include "judge/server/formats.h"
#include "judge/server/ip_fields.h"
#include "judge/server/networking/ingress.h"
#include "judge/server/networking/network_policy.h"
#include "judge/server/networking/service_networks.h"

namespace pave::judge::server {
namespace {

constexpr Rule kIngress[] = {{kWhole, must(networking::judge_ingress)}};
constexpr Rule kIngressClass[] = {{kWhole, must(networking::judge_ingress_class)}};
constexpr Rule kNetworkPolicy[] = {{kWhole, must(networking::judge_network_policy)}};
constexpr Rule kIpAddress[] = {{kWhole, must(networking::judge_ip_address)}};
constexpr Rule kServiceCidr[] = {{kWhole, must(networking::judge_service_cidr)}};

constexpr KindRules kKinds[] = {
    {.kind = "Ingress", .name = &kDnsSubdomain, .rules = kIngress, .own_generation = true, .names_in_changes = true},
    {.kind = "IngressClass",
     .name = &kDnsSubdomain,
     .rules = kIngressClass,
     .own_generation = true,
     .names_in_changes = true},
    {.kind = "NetworkPolicy", .name = &kDnsSubdomain, .rules = kNetworkPolicy, .own_generation = true},
    {.kind = "IPAddress", .name = &kCanonicalIp, .rules = kIpAddress, .names_in_changes = true},
    {.kind = "ServiceCIDR", .name = &kDnsSubdomain, .rules = kServiceCidr},
};

}  // namespace

constinit const GroupRules kNetworkingKinds{"networking.k8s.io", kKinds};

}  // namespace pave::judge::server
