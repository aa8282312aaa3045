#include "judge/server/kind_rules.h"

#include "judge/server/core/persistent_volume.h"
#include "judge/server/core/persistent_volume_claim.h"
#include "judge/server/core/service.h"
#include "judge/server/formats.h"

namespace pave::judge::server {
namespace {

constexpr Rule kPersistentVolume[] = {{kWhole, must(core::judge_persistent_volume)}};
constexpr Rule kPersistentVolumeClaim[] = {{kWhole, must(core::judge_persistent_volume_claim)}};
constexpr Rule kService[] = {{kWhole, must(core::judge_service)}};

constexpr KindRules kKinds[] = {
    {"ConfigMap", &kDnsSubdomain, {}},
    {"PersistentVolume", &kDnsSubdomain, kPersistentVolume},
    {"PersistentVolumeClaim", &kDnsSubdomain, kPersistentVolumeClaim},
    {"Service", &kDnsLabel, kService},
};

}  // namespace

constinit const GroupRules kCoreKinds{"", kKinds};

}  // namespace pave::judge::server
