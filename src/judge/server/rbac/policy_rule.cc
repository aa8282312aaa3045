#include "judge/server/rbac/policy_rule.h"

namespace pave::judge::server::rbac {
namespace {

using base::Code;

constexpr Rule kResourceRule[] = {
    {f::apiGroups, required()},
    {f::resources, required()},
};

void resources_or_urls(Value rule) {
  Value urls = rule[f::nonResourceURLs];
  if (urls.size() == 0) return judge(rule, kResourceRule);
  if (rule.scope().facts().namespaced)
    urls.say(Code::ServerForbidden, "a Role can't allow URLs, which are in no namespace",
             "remove them, or write a ClusterRole");
  if (rule[f::apiGroups].size() + rule[f::resources].size() + rule[f::resourceNames].size() != 0)
    urls.say(Code::ServerConflict, "a rule is about resources or about URLs, not both", "write two rules");
}

constexpr Rule kPolicyRule[] = {
    {f::verbs, required()},
    {kWhole, must_always(resources_or_urls)},
};

}  // namespace

void judge_policy_rule(Value rule) { judge(rule, kPolicyRule); }

}  // namespace pave::judge::server::rbac
