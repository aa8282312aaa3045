#include "judge/server/flowcontrol/flow_schema.h"
#include "judge/server/flowcontrol/priority_level.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kFlowSchema[] = {
    {f::spec, must_always(flowcontrol::judge_flow_schema)},
};
constexpr Rule kPriorityLevel[] = {
    {f::metadata, must(flowcontrol::judge_priority_level_metadata)},
    {f::spec, must_always(flowcontrol::judge_priority_level)},
};

constexpr KindRules kKinds[] = {
    {.kind = "FlowSchema",
     .name = &kDnsSubdomain,
     .rules = kFlowSchema,
     .own_generation = true,
     .names_in_changes = true},
    {.kind = "PriorityLevelConfiguration",
     .name = &kDnsSubdomain,
     .rules = kPriorityLevel,
     .own_generation = true,
     .names_in_changes = true},
};

}  // namespace

constinit const GroupRules kFlowcontrolKinds{"flowcontrol.apiserver.k8s.io", kKinds};

}  // namespace pave::judge::server
