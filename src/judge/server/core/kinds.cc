#include "judge/server/kind_rules.h"

#include "judge/server/core/config_map.h"
#include "judge/server/core/endpoints.h"
#include "judge/server/core/namespace.h"
#include "judge/server/core/service.h"
#include "judge/server/formats.h"

namespace pave::judge::server {
namespace {

constexpr Rule kConfigMap[] = {{kWhole, must(core::judge_config_map)}};
constexpr Rule kEndpoints[] = {{kWhole, must(core::judge_endpoints)}};
constexpr Rule kNamespace[] = {{kWhole, must(core::judge_namespace)}};
constexpr Rule kSecret[] = {{kWhole, must(core::judge_secret)}};
constexpr Rule kService[] = {{kWhole, must(core::judge_service)}};

constexpr KindRules kKinds[] = {
    {"ConfigMap", &kDnsSubdomain, kConfigMap}, {"Endpoints", &kDnsSubdomain, kEndpoints},
    {"Namespace", &kDnsLabel, kNamespace},     {"Secret", &kDnsSubdomain, kSecret},
    {"Service", &kDnsLabel, kService},         {"ServiceAccount", &kDnsSubdomain, {}},
};

}  // namespace

constinit const GroupRules kCoreKinds{"", kKinds};

}  // namespace pave::judge::server
