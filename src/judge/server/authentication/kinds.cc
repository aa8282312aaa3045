#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"
#include "judge/value_text.h"
#include "kube/object.h"

namespace pave::judge::server {
namespace {

using base::Code;

constexpr std::int64_t kMinTokenSeconds = 600;
constexpr std::int64_t kMaxTokenSeconds = std::int64_t{1} << 32;
constexpr int kWebhooksSince = 37;

/// A token ends with the object that it is bound to (pkg/registry/core/serviceaccount/storage/token.go).
void judge_bound_object(Value object) {
  std::string_view kind = object[f::kind].text();
  std::string_view group = kube::split_api_version(object[f::apiVersion].text()).group;
  if (group.empty() && (kind == "Pod" || kind == "Secret" || kind == "Node")) return;
  bool has_webhooks = object.scope().minor() >= kWebhooksSince;
  if (has_webhooks && group == "admissionregistration.k8s.io") return;
  object[f::kind].say(Code::ServerBadValue, fmt::format("a token can't be bound to a {}", shortened(kind)),
                      "write Pod, Secret or Node, each in `apiVersion: v1`");
}

// pkg/apis/authentication/validation, ValidateTokenRequest.
constexpr Rule kTokenRequestSpec[] = {
    {f::expirationSeconds, range(kMinTokenSeconds, kMaxTokenSeconds)},
    {f::boundObjectRef, must(judge_bound_object)},
};
constexpr Rule kTokenRequest[] = {
    {f::spec, within(kTokenRequestSpec)},
};

// pkg/registry/authentication/tokenreview, Create.
constexpr Rule kTokenReviewSpec[] = {
    {f::token, required()},
};
constexpr Rule kTokenReview[] = {
    {f::spec, within_always(kTokenReviewSpec)},
};

constexpr KindRules kKinds[] = {
    {"SelfSubjectReview", nullptr, {}},
    {"TokenRequest", nullptr, kTokenRequest},
    {"TokenReview", nullptr, kTokenReview},
};

}  // namespace

constinit const GroupRules kAuthenticationKinds{"authentication.k8s.io", kKinds};

}  // namespace pave::judge::server
