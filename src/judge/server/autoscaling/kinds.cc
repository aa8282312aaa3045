#include "judge/server/autoscaling/horizontal_pod_autoscaler.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kAutoscaler[] = {
    {f::spec, must_always(autoscaling::judge_autoscaler)},
};
constexpr Rule kAutoscalerV1[] = {
    {f::spec, must_always(autoscaling::judge_autoscaler_v1)},
};
constexpr Rule kScaleSpec[] = {
    {f::replicas, at_least(0)},
};
constexpr Rule kScale[] = {
    {f::spec, within(kScaleSpec)},
};

constexpr KindRules kKinds[] = {
    {.kind = "HorizontalPodAutoscaler", .name = &kDnsSubdomain, .rules = kAutoscalerV1, .version = "v1"},
    {.kind = "HorizontalPodAutoscaler", .name = &kDnsSubdomain, .rules = kAutoscaler},
    {.kind = "Scale", .name = &kDnsSubdomain, .rules = kScale},
};

}  // namespace

constinit const GroupRules kAutoscalingKinds{"autoscaling", kKinds};

}  // namespace pave::judge::server
