#include "judge/server/core/pod_claims.h"

#include <string_view>

#include <fmt/format.h>

#include "judge/server/core/name_index.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kMirrorAnnotation = "kubernetes.io/config.mirror";

void judge_reference(Value claim) {
  bool named = claim[f::resourceClaimName].written();
  bool templated = claim[f::resourceClaimTemplateName].written();
  if (named && templated)
    claim.say(Code::ServerConflict, "resourceClaimName and resourceClaimTemplateName exclude each other",
              "remove one of them");
  if (!named && !templated)
    claim.say(Code::ServerRequired, "a claim of a pod needs resourceClaimName or resourceClaimTemplateName",
              "add one of them");
}

constexpr Rule kClaim[] = {
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
    {kWhole, must(judge_reference)},
    {f::resourceClaimName, pointed(kDnsSubdomain)},
    {f::resourceClaimTemplateName, pointed(kDnsSubdomain)},
};

bool is_static_pod(const Scope& scope) {
  if (scope.facts().kind != "Pod" || scope.root() == nullptr) return false;
  const doc::Node* metadata = scope.root()->find(f::metadata);
  const doc::Node* annotations = metadata == nullptr ? nullptr : metadata->find(f::annotations);
  return annotations != nullptr && annotations->find(kMirrorAnnotation) != nullptr;
}

}  // namespace

void judge_pod_claims(Value claims) {
  if (claims.size() == 0) return;
  if (is_static_pod(claims.scope())) {
    Value root(claims.scope().root(), nullptr, claims.scope());
    return root.say_at(claims, Code::ServerForbidden, "a static pod takes no resource claims", "remove them");
  }
  NameIndex names;
  for (Value claim : claims.children()) {
    judge(claim, kClaim);
    std::string_view name = claim[f::name].text();
    if (!name.empty() && !names.insert(name))
      claim[f::name].say(Code::ServerDuplicate, fmt::format("a second claim is called {}", quoted(name)),
                         "give it another name");
  }
}

}  // namespace pave::judge::server::core
