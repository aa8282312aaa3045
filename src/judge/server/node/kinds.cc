#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"
#include "judge/server/node/runtime_class.h"

namespace pave::judge::server {
namespace {

constexpr Rule kRuntimeClass[] = {
    {f::handler, required()},
    {f::handler, formatted(kDnsLabel)},
    {f::handler, immutable()},
    {f::overhead, must(node::judge_overhead)},
    {f::scheduling, must(node::judge_scheduling)},
};

constexpr KindRules kKinds[] = {
    {.kind = "RuntimeClass",
     .name = &kDnsSubdomain,
     .rules = kRuntimeClass,
     .any_finalizer = true,
     .names_in_changes = true},
};

}  // namespace

constinit const GroupRules kNodeKinds{"node.k8s.io", kKinds};

}  // namespace pave::judge::server
