#include "judge/server/apiextensions/definition.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kDefinition[] = {
    {kWhole, must(apiextensions::judge_definition)},
};

constexpr KindRules kKinds[] = {
    {"CustomResourceDefinition", &kDnsSubdomain, kDefinition, {}, true},
};

}  // namespace

constinit const GroupRules kApiextensionsKinds{"apiextensions.k8s.io", kKinds};

}  // namespace pave::judge::server
