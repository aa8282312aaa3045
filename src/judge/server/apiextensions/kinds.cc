#include "judge/server/apiextensions/definition.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kDefinition[] = {
    {kWhole, must(apiextensions::judge_definition)},
};

constexpr KindRules kKinds[] = {
    {.kind = "CustomResourceDefinition",
     .name = &kDnsSubdomain,
     .rules = kDefinition,
     .any_finalizer = true,
     .own_generation = true},
};

}  // namespace

constinit const GroupRules kApiextensionsKinds{"apiextensions.k8s.io", kKinds};

}  // namespace pave::judge::server
