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

/// All are judged by the generic code, in changes as when they are created.
constexpr KindRules of(std::string_view kind, Table rules) {
  return {.kind = kind,
          .name = &kDnsSubdomain,
          .rules = rules,
          .any_finalizer = true,
          .own_generation = true,
          .names_in_changes = true};
}

constexpr KindRules kKinds[] = {
    of("ValidatingWebhookConfiguration", kWebhooks),    of("MutatingWebhookConfiguration", kWebhooks),
    of("ValidatingAdmissionPolicy", kValidatingPolicy), of("ValidatingAdmissionPolicyBinding", kValidatingBinding),
    of("MutatingAdmissionPolicy", kMutatingPolicy),     of("MutatingAdmissionPolicyBinding", kMutatingBinding),
};

}  // namespace

constinit const GroupRules kAdmissionregistrationKinds{"admissionregistration.k8s.io", kKinds};

}  // namespace pave::judge::server
