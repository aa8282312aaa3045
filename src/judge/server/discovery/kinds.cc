#include "judge/server/kind_rules.h"

#include "judge/server/discovery/endpoint_slice.h"
#include "judge/server/formats.h"

namespace pave::judge::server {
namespace {

constexpr Rule kEndpointSlice[] = {{kWhole, must(discovery::judge_endpoint_slice)}};

constexpr KindRules kKinds[] = {
    {.kind = "EndpointSlice",
     .name = &kDnsSubdomain,
     .rules = kEndpointSlice,
     .own_generation = true,
     .names_in_changes = true},
};

}  // namespace

constinit const GroupRules kDiscoveryKinds{"discovery.k8s.io", kKinds};

}  // namespace pave::judge::server
