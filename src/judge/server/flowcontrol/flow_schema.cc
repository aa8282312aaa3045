#include "judge/server/flowcontrol/flow_schema.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "judge/server/flowcontrol/mandatory.h"
#include "judge/server/formats.h"
#include "judge/server/wildcard.h"
#include "judge/value_text.h"

namespace pave::judge::server::flowcontrol {
namespace {

using base::Code;

constexpr std::int64_t kMaxPrecedence = 10000;
constexpr std::string_view kMethods[] = {"ByUser", "ByNamespace"};
constexpr std::string_view kVerbs[] = {"get",   "list",  "create", "update", "delete", "deletecollection",
                                       "patch", "watch", "proxy"};

bool is_service_account_name(std::string_view name) { return name == "*" || kDnsSubdomain.fits(name); }
constexpr Format kServiceAccountName{is_service_account_name, "the name of a ServiceAccount",
                                     "write a DNS subdomain, or `*` for all"};

bool is_url_path(std::string_view path) {
  if (path == "/") return true;
  if (!path.starts_with('/') || path.find(' ') != path.npos || path.find("//") != path.npos) return false;
  std::size_t star = path.find('*');
  return star == path.npos || (star + 1 == path.size() && path.ends_with("/*"));
}

void judge_verbs(Value verbs) {
  if (has_text(verbs, "*")) return judge_wildcard(verbs);
  for (Value verb : verbs.children())
    if (std::ranges::find(kVerbs, verb.text()) == std::end(kVerbs))
      verbs.say_at(verb, Code::ServerBadValue, fmt::format("{} is not a verb of a flow schema", quoted(verb.text())),
                   fmt::format("write `*`, or some of: {}", fmt::join(kVerbs, ", ")));
}

void judge_urls(Value urls) {
  if (has_text(urls, "*")) return judge_wildcard(urls);
  for (Value url : urls.children())
    if (!is_url_path(url.text()))
      url.say(Code::ServerBadFormat, fmt::format("{} is not the path of a URL", quoted(url.text())),
              "begin it with `/`, without spaces and `//`; `*` can only stand at the end, behind a `/`");
}

void judge_namespaces(Value rule) {
  Value namespaces = rule[f::namespaces];
  if (namespaces.size() == 0) {
    if (!rule[f::clusterScope].is_true())
      namespaces.say(Code::ServerRequired, "the rule is about no namespace",
                     "add \"namespaces\", `\"*\"` for all, or `clusterScope: true`");
    return;
  }
  if (has_text(namespaces, "*")) return judge_wildcard(namespaces);
  for (Value name : namespaces.children())
    if (!kDnsLabel.fits(name.text()))
      name.say(Code::ServerBadName, fmt::format("{} can't be the name of a namespace", quoted(name.text())),
               std::string(kLabelHelp));
}

constexpr Rule kResourceRule[] = {
    {f::verbs, required()},
    {f::verbs, must(judge_verbs)},
    {f::apiGroups, required()},
    {f::apiGroups, must(judge_wildcard)},
    {f::resources, required()},
    {f::resources, must(judge_wildcard)},
    {kWhole, must_always(judge_namespaces)},
};
constexpr Rule kNonResourceRule[] = {
    {f::verbs, required()},
    {f::verbs, must(judge_verbs)},
    {f::nonResourceURLs, required()},
    {f::nonResourceURLs, must(judge_urls)},
};

constexpr Rule kNamed[] = {
    {f::name, required()},
};
constexpr Rule kServiceAccount[] = {
    {f::name, required()},
    {f::name, formatted(kServiceAccountName)},
    {f::namespace_, required()},
    {f::namespace_, formatted(kDnsLabel)},
};
constexpr std::string_view kOfOtherKind = "remove it: the subject is of another kind";
constexpr Rule kServiceAccountSubject[] = {
    {f::serviceAccount, required()},
    {f::serviceAccount, within(kServiceAccount)},
    {f::user, absent(kOfOtherKind)},
    {f::group, absent(kOfOtherKind)},
};
constexpr Rule kUserSubject[] = {
    {f::user, required()},
    {f::user, within(kNamed)},
    {f::serviceAccount, absent(kOfOtherKind)},
    {f::group, absent(kOfOtherKind)},
};
constexpr Rule kGroupSubject[] = {
    {f::group, required()},
    {f::group, within(kNamed)},
    {f::serviceAccount, absent(kOfOtherKind)},
    {f::user, absent(kOfOtherKind)},
};

void judge_subject(Value subject) {
  std::string_view kind = subject[f::kind].text();
  if (kind == "User") return judge(subject, kUserSubject);
  if (kind == "Group") return judge(subject, kGroupSubject);
  if (kind == "ServiceAccount") return judge(subject, kServiceAccountSubject);
  subject[f::kind].say(Code::ServerBadValue, fmt::format("the kind of a subject can't be {}", quoted(kind)),
                       "write User, Group or ServiceAccount");
}

void about_something(Value rule) {
  if (rule[f::resourceRules].size() + rule[f::nonResourceRules].size() == 0)
    rule.say(Code::ServerRequired, "the rule is about no requests", "add \"resourceRules\" or \"nonResourceRules\"");
}

constexpr Rule kRule[] = {
    {f::subjects, required()},
    {f::subjects, each(judge_subject)},
    {kWhole, must_always(about_something)},
    {f::resourceRules, each(kResourceRule)},
    {f::nonResourceRules, each(kNonResourceRule)},
};

void only_exempt_is_first(Value precedence) {
  if (precedence.integer() != 1 || object_name(precedence) == "exempt") return;
  precedence.say(Code::ServerForbidden, "only the flow schema `exempt` can have the precedence 1",
                 fmt::format("write a number from 2 to {}", kMaxPrecedence));
}

constexpr Rule kMethod[] = {
    {f::type, required()},
    {f::type, one_of(kMethods)},
};
constexpr Rule kPriorityLevel[] = {
    {f::name, required()},
    {f::name, formatted(kDnsSubdomain)},
};
// A precedence of 0 gets the default.
constexpr Rule kSpec[] = {
    {f::matchingPrecedence, range(0, kMaxPrecedence)},
    {f::matchingPrecedence, must(only_exempt_is_first)},
    {f::distinguisherMethod, within(kMethod)},
    {f::priorityLevelConfiguration, within_always(kPriorityLevel)},
    {f::rules, each(kRule)},
    {kWhole, must_always(fixed_flow_schema)},
};

}  // namespace

void judge_flow_schema(Value spec) { judge(spec, kSpec); }

}  // namespace pave::judge::server::flowcontrol
