#include "judge/server/kind_rules.h"

#include "judge/server/core/config_map.h"
#include "judge/server/core/endpoints.h"
#include "judge/server/core/event.h"
#include "judge/server/core/namespace.h"
#include "judge/server/core/node.h"
#include "judge/server/core/resource_quota.h"
#include "judge/server/core/service.h"
#include "judge/server/formats.h"

namespace pave::judge::server {
namespace {

constexpr Rule kConfigMap[] = {{kWhole, must(core::judge_config_map)}};
constexpr Rule kEndpoints[] = {{kWhole, must(core::judge_endpoints)}};
constexpr Rule kEvent[] = {{kWhole, must(core::judge_event)}};
constexpr Rule kLimitRange[] = {{kWhole, must(core::judge_limit_range)}};
constexpr Rule kNamespace[] = {{kWhole, must(core::judge_namespace)}};
constexpr Rule kNode[] = {{kWhole, must(core::judge_node)}};
constexpr Rule kResourceQuota[] = {{kWhole, must(core::judge_resource_quota)}};
constexpr Rule kSecret[] = {{kWhole, must(core::judge_secret)}};
constexpr Rule kService[] = {{kWhole, must(core::judge_service)}};

constexpr KindRules kKinds[] = {
    {"ConfigMap", &kDnsSubdomain, kConfigMap},
    {"Endpoints", &kDnsSubdomain, kEndpoints},
    {"Event", &kPathSegment, kEvent, {}, true},
    {"LimitRange", &kDnsSubdomain, kLimitRange, {}, false, true},
    {"Namespace", &kDnsLabel, kNamespace},
    {"Node", &kDnsSubdomain, kNode},
    {"ResourceQuota", &kDnsSubdomain, kResourceQuota},
    {"Secret", &kDnsSubdomain, kSecret},
    {"Service", &kDnsLabel, kService},
    {"ServiceAccount", &kDnsSubdomain, {}},
};

}  // namespace

constinit const GroupRules kCoreKinds{"", kKinds};

}  // namespace pave::judge::server
