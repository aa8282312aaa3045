#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"
#include "judge/server/scheduling/priority_class.h"
#include "judge/server/scheduling/workload.h"

namespace pave::judge::server {
namespace {

constexpr Rule kCompositePodGroup[] = {{f::spec, must_always(scheduling::judge_composite_pod_group)}};
constexpr Rule kPodGroup[] = {{f::spec, must_always(scheduling::judge_pod_group)}};
constexpr Rule kPodGroupV1alpha2[] = {{f::spec, must_always(scheduling::judge_pod_group_v1alpha2)}};
constexpr Rule kPriorityClass[] = {{kWhole, must(scheduling::judge_priority_class)}};
constexpr Rule kWorkload[] = {{f::spec, must_always(scheduling::judge_workload)}};
constexpr Rule kWorkloadV1alpha1[] = {{f::spec, must_always(scheduling::judge_workload_v1alpha1)}};
constexpr Rule kWorkloadV1alpha2[] = {{f::spec, must_always(scheduling::judge_workload_v1alpha2)}};

constexpr KindRules kKinds[] = {
    {.kind = "CompositePodGroup", .name = &kDnsSubdomain, .rules = kCompositePodGroup},
    {.kind = "PodGroup", .name = &kDnsSubdomain, .rules = kPodGroup},
    {.kind = "PodGroup", .name = &kDnsSubdomain, .rules = kPodGroupV1alpha2, .version = "v1alpha2"},
    {.kind = "PriorityClass", .name = &kDnsSubdomain, .rules = kPriorityClass, .own_generation = true},
    {.kind = "Workload", .name = &kDnsSubdomain, .rules = kWorkload},
    {.kind = "Workload", .name = &kDnsSubdomain, .rules = kWorkloadV1alpha1, .version = "v1alpha1"},
    {.kind = "Workload", .name = &kDnsSubdomain, .rules = kWorkloadV1alpha2, .version = "v1alpha2"},
};

}  // namespace

constinit const GroupRules kSchedulingKinds{"scheduling.k8s.io", kKinds};

}  // namespace pave::judge::server
