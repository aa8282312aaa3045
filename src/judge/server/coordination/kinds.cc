#include "judge/server/coordination/lease.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kLease[] = {
    {f::spec, must(coordination::judge_lease)},
};
constexpr Rule kLeaseCandidate[] = {
    {f::spec, must_always(coordination::judge_lease_candidate)},
};

constexpr KindRules kKinds[] = {
    {.kind = "Lease", .name = &kDnsSubdomain, .rules = kLease, .any_finalizer = true},
    {.kind = "LeaseCandidate", .name = &kConfigMapKey, .rules = kLeaseCandidate, .any_finalizer = true},
};

}  // namespace

constinit const GroupRules kCoordinationKinds{"coordination.k8s.io", kKinds};

}  // namespace pave::judge::server
