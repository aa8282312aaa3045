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
    {"FlowSchema", &kDnsSubdomain, kFlowSchema},
    {"PriorityLevelConfiguration", &kDnsSubdomain, kPriorityLevel},
};

}  // namespace

constinit const GroupRules kFlowcontrolKinds{"flowcontrol.apiserver.k8s.io", kKinds};

}  // namespace pave::judge::server
