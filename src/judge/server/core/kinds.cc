#include "judge/server/kind_rules.h"

#include "judge/server/core/service.h"
#include "judge/server/formats.h"

namespace pave::judge::server {
namespace {

constexpr Rule kService[] = {{kWhole, must(core::judge_service)}};

constexpr KindRules kKinds[] = {
    {"ConfigMap", &kDnsSubdomain, {}},
    {"Service", &kDnsLabel, kService},
};

}  // namespace

constinit const GroupRules kCoreKinds{"", kKinds};

}  // namespace pave::judge::server
