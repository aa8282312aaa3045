#include "judge/server/admissionregistration/binding.h"
#include "judge/server/admissionregistration/policy.h"
#include "judge/server/admissionregistration/webhooks.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

namespace own = admissionregistration;

constexpr std::uint8_t kStaticNamesSince = 37;

constexpr Rule kWebhooks[] = {
    {f::metadata, must(own::judge_static_name), kStaticNamesSince},
    {f::webhooks, must(own::judge_webhooks)},
};
constexpr Rule kValidatingPolicy[] = {
    {f::metadata, must(own::judge_static_name), kStaticNamesSince},
    {f::spec, must_always(own::judge_validating_policy)},
};
constexpr Rule kValidatingBinding[] = {
    {f::metadata, must(own::judge_static_name), kStaticNamesSince},
    {f::spec, must_always(own::judge_validating_binding)},
};
constexpr Rule kMutatingPolicy[] = {
    {f::metadata, must(own::judge_static_name), kStaticNamesSince},
    {f::spec, must_always(own::judge_mutating_policy)},
};
constexpr Rule kMutatingBinding[] = {
    {f::metadata, must(own::judge_static_name), kStaticNamesSince},
    {f::spec, must_always(own::judge_mutating_binding)},
};

constexpr KindRules kKinds[] = {
    {"ValidatingWebhookConfiguration", &kDnsSubdomain, kWebhooks, {}, true},
    {"MutatingWebhookConfiguration", &kDnsSubdomain, kWebhooks, {}, true},
    {"ValidatingAdmissionPolicy", &kDnsSubdomain, kValidatingPolicy, {}, true},
    {"ValidatingAdmissionPolicyBinding", &kDnsSubdomain, kValidatingBinding, {}, true},
    {"MutatingAdmissionPolicy", &kDnsSubdomain, kMutatingPolicy, {}, true},
    {"MutatingAdmissionPolicyBinding", &kDnsSubdomain, kMutatingBinding, {}, true},
};

}  // namespace

constinit const GroupRules kAdmissionregistrationKinds{"admissionregistration.k8s.io", kKinds};

}  // namespace pave::judge::server
