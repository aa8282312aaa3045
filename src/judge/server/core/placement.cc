#include <string>

#include <fmt/format.h>

#include "judge/server/core/affinity.h"
#include "judge/server/core/name_index.h"
#include "judge/server/core/pod.h"
#include "judge/server/core/pod_claims.h"
#include "judge/server/core/pod_dns.h"
#include "judge/server/core/tolerations.h"
#include "judge/server/core/topology_spread.h"
#include "judge/server/formats.h"
#include "judge/server/metadata.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr Rule kReadinessGate[] = {
    {f::conditionType, required()},
    {f::conditionType, formatted(kQualifiedName)},
};

/// validateSchedulingGates: the server names the item.
void judge_scheduling_gates(Value gates) {
  NameIndex seen;
  for (Value gate : gates.children()) {
    Value name = gate[f::name];
    if (!kQualifiedName.fits(name.text()))
      gate.say_at(name, Code::ServerBadFormat, fmt::format("{} is not a qualified name", quoted(name.text())),
                  std::string(kQualifiedName.help));
    if (!seen.insert(name.text()))
      gate.say_at(name, Code::ServerDuplicate, fmt::format("the gate {} stands twice in the list", quoted(name.text())),
                  "remove one");
  }
}

/// DynamicResourceAllocation is on from 1.34; before, the server drops the claims.
constexpr int kClaimsSince = 34;

constexpr Rule kPlacement[] = {
    {f::affinity, must(judge_affinity)},
    {f::tolerations, must(judge_tolerations)},
    {f::topologySpreadConstraints, must(judge_topology_spread)},
    {f::hostAliases, each(judge_host_alias)},
    {kWhole, must(judge_pod_dns)},
    {f::readinessGates, each(kReadinessGate)},
    {f::schedulingGates, must(judge_scheduling_gates)},
    {f::resourceClaims, must(judge_pod_claims), kClaimsSince},
};

}  // namespace

void judge_placement(Value spec) { judge(spec, kPlacement); }

}  // namespace pave::judge::server::core
