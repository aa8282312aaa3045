#include "judge/server/kind_rules.h"

#include "judge/server/core/binding.h"
#include "judge/server/core/config_map.h"
#include "judge/server/core/endpoints.h"
#include "judge/server/core/event.h"
#include "judge/server/core/namespace.h"
#include "judge/server/core/node.h"
#include "judge/server/core/persistent_volume.h"
#include "judge/server/core/persistent_volume_claim.h"
#include "judge/server/core/pod.h"
#include "judge/server/core/replication_controller.h"
#include "judge/server/core/resource_quota.h"
#include "judge/server/core/service.h"
#include "judge/server/formats.h"

namespace pave::judge::server {
namespace {

constexpr Rule kBinding[] = {{kWhole, must(core::judge_binding)}};
constexpr Rule kConfigMap[] = {{kWhole, must(core::judge_config_map)}};
constexpr Rule kEndpoints[] = {{kWhole, must(core::judge_endpoints)}};
constexpr Rule kEvent[] = {{kWhole, must(core::judge_event)}};
constexpr Rule kLimitRange[] = {{kWhole, must(core::judge_limit_range)}};
constexpr Rule kNamespace[] = {{kWhole, must(core::judge_namespace)}};
constexpr Rule kNode[] = {{kWhole, must(core::judge_node)}};
constexpr Rule kPersistentVolume[] = {{kWhole, must(core::judge_persistent_volume)}};
constexpr Rule kPersistentVolumeClaim[] = {{kWhole, must(core::judge_persistent_volume_claim)}};
constexpr Rule kPod[] = {{kWhole, must(core::judge_pod)}};
constexpr Rule kPodTemplate[] = {{f::template_, must_always(core::judge_pod_template)}};
constexpr Rule kReplicationController[] = {{f::spec, must_always(core::judge_replication_controller)}};
constexpr Rule kResourceQuota[] = {{kWhole, must(core::judge_resource_quota)}};
constexpr Rule kSecret[] = {{kWhole, must(core::judge_secret)}};
constexpr Rule kService[] = {{kWhole, must(core::judge_service)}};

constexpr KindRules kKinds[] = {
    {.kind = "Binding", .name = nullptr, .rules = kBinding},
    {.kind = "ConfigMap", .name = &kDnsSubdomain, .rules = kConfigMap, .names_in_changes = true},
    {.kind = "Endpoints", .name = &kDnsSubdomain, .rules = kEndpoints, .names_in_changes = true},
    {.kind = "Event", .name = &kPathSegment, .rules = kEvent, .any_finalizer = true},
    {.kind = "LimitRange",
     .name = &kDnsSubdomain,
     .rules = kLimitRange,
     .may_be_nameless = true,
     .names_in_changes = true},
    {.kind = "Namespace", .name = &kDnsLabel, .rules = kNamespace, .names_in_changes = true},
    {.kind = "Node", .name = &kDnsSubdomain, .rules = kNode, .names_in_changes = true},
    {.kind = "PersistentVolume", .name = &kDnsSubdomain, .rules = kPersistentVolume, .names_in_changes = true},
    {.kind = "PersistentVolumeClaim",
     .name = &kDnsSubdomain,
     .rules = kPersistentVolumeClaim,
     .names_in_changes = true},
    {.kind = "Pod", .name = &kDnsSubdomain, .rules = kPod, .own_generation = true, .names_in_changes = true},
    {.kind = "PodTemplate", .name = &kDnsSubdomain, .rules = kPodTemplate, .own_generation = true},
    {.kind = "ReplicationController",
     .name = &kDnsSubdomain,
     .rules = kReplicationController,
     .own_generation = true,
     .any_prefix = true},
    {.kind = "ResourceQuota", .name = &kDnsSubdomain, .rules = kResourceQuota},
    {.kind = "Secret", .name = &kDnsSubdomain, .rules = kSecret, .names_in_changes = true},
    {.kind = "Service", .name = &kDnsLabel, .rules = kService},
    {.kind = "ServiceAccount", .name = &kDnsSubdomain, .rules = {}, .names_in_changes = true},
};

}  // namespace

constinit const GroupRules kCoreKinds{"", kKinds};

}  // namespace pave::judge::server
