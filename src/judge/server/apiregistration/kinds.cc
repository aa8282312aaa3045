#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"
#include "judge/value_text.h"

namespace pave::judge::server {
namespace {

using base::Code;

// kube-aggregator, pkg/apis/apiregistration/validation, ValidateAPIService; v1/defaults.go.

/// The name says what is served: `v1.example.com`.
void named_after_version(Value root) {
  Value spec = root[f::spec];
  std::string wanted = fmt::format("{}.{}", spec[f::version].text(), spec[f::group].text());
  for (doc::Symbol field : {f::generateName, f::name}) {
    Value name = root[f::metadata][field];
    if (name.text().empty() || name.text() == wanted) continue;
    name.say(Code::ServerBadName, fmt::format("{} is not version and group of this APIService", quoted(name.text())),
             fmt::format("write `name: {}`", shortened(wanted)));
  }
}

void judge_group(Value spec) {
  Value group = spec[f::group];
  if (group.text().empty() && spec[f::version].text() != "v1")
    group.say(Code::ServerRequired, "the group is missing", "add \"group\"; only `v1` can be without one");
}

constexpr Rule kService[] = {
    {f::namespace_, required()},
    {f::name, required()},
    {f::port, range(1, 65535)},
};

/// What is served by the server itself has no certificate to check.
void judge_trust(Value spec) {
  Value bundle = spec[f::caBundle];
  Value insecure = spec[f::insecureSkipTLSVerify];
  if (spec[f::service].written()) {
    if (insecure.is_true() && !bundle.text().empty())
      insecure.say(Code::ServerConflict, "there is a caBundle to check the certificate with",
                   "remove insecureSkipTLSVerify or caBundle");
    return;
  }
  if (!bundle.text().empty())
    bundle.say(Code::ServerForbidden, "an APIService without a service takes no caBundle",
               "remove it, or add \"service\"");
  if (insecure.is_true())
    insecure.say(Code::ServerForbidden, "an APIService without a service takes no insecureSkipTLSVerify",
                 "remove it, or add \"service\"");
}

constexpr Rule kSpec[] = {
    {kWhole, must_always(judge_group)},
    {f::group, formatted(kDnsSubdomain)},
    {f::version, required()},
    {f::version, formatted(kDns1035Label)},
    {f::groupPriorityMinimum, required_range(1, 20000)},
    {f::versionPriority, required_range(1, 1000)},
    {f::service, within(kService)},
    {kWhole, must(judge_trust)},
};

constexpr Rule kApiService[] = {
    {kWhole, must(named_after_version)},
    {f::spec, within_always(kSpec)},
};

constexpr KindRules kKinds[] = {
    {"APIService", &kPathSegment, kApiService, {}, true},
};

}  // namespace

constinit const GroupRules kApiregistrationKinds{"apiregistration.k8s.io", kKinds};

}  // namespace pave::judge::server
