#include "judge/server/core/binding.h"
#include "judge/server/core/pod.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kBinding[] = {{kWhole, must(core::judge_binding)}};
constexpr Rule kPod[] = {{kWhole, must(core::judge_pod)}};

constexpr KindRules kKinds[] = {
    {"Binding", &kPathSegment, kBinding},
    {"ConfigMap", &kDnsSubdomain, {}},
    {"Pod", &kDnsSubdomain, kPod},
};

}  // namespace

constinit const GroupRules kCoreKinds{"", kKinds};

}  // namespace pave::judge::server
