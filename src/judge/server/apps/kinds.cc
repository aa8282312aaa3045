#include "judge/server/apps/controller_revision.h"
#include "judge/server/apps/workloads.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kDeploymentMetadata[] = {{f::annotations, must(apps::judge_rollback)}};
constexpr Rule kDeployment[] = {
    {f::metadata, within(kDeploymentMetadata)},
    {f::spec, must_always(apps::judge_deployment)},
};
constexpr Rule kReplicaSet[] = {
    {f::spec, must_always(apps::judge_replica_set)},
};
constexpr Rule kStatefulSet[] = {
    {f::spec, must_always(apps::judge_stateful_set)},
};
constexpr Rule kDaemonSetMetadata[] = {{f::annotations, must(apps::judge_template_generation)}};
constexpr Rule kDaemonSet[] = {
    {f::metadata, within(kDaemonSetMetadata)},
    {f::spec, must_always(apps::judge_daemon_set)},
};
constexpr Rule kControllerRevision[] = {
    {f::revision, at_least(0)},
    {f::data, must_always(apps::judge_revision_data)},
    {f::data, immutable()},
};

constexpr KindRules kKinds[] = {
    {.kind = "ControllerRevision", .name = &kDnsSubdomain, .rules = kControllerRevision, .names_in_changes = true},
    {.kind = "DaemonSet", .name = &kDnsSubdomain, .rules = kDaemonSet, .own_generation = true},
    {.kind = "Deployment", .name = &kDnsSubdomain, .rules = kDeployment, .own_generation = true},
    {.kind = "ReplicaSet", .name = &kDnsSubdomain, .rules = kReplicaSet, .own_generation = true},
    {.kind = "StatefulSet", .name = &kDnsLabel, .rules = kStatefulSet, .own_generation = true},
};

}  // namespace

constinit const GroupRules kAppsKinds{"apps", kKinds};

}  // namespace pave::judge::server
