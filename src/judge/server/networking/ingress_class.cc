#include <string>
#include <string_view>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/networking/ingress.h"
#include "judge/value_text.h"

namespace pave::judge::server::networking {
namespace {

using base::Code;

bool is_scope(std::string_view text) { return text == "Cluster" || text == "Namespace"; }
constexpr Format kScope{is_scope, "a scope", "write Cluster or Namespace, or remove it"};

constexpr std::string_view kPathMarks = "/-._~%!$&'()*+,;=:";

/// `example.com/controller` (IsDomainPrefixedPath).
bool is_domain_path(std::string_view text) {
  std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size() || !kDnsSubdomain.fits(text.substr(0, slash)))
    return false;
  for (char c : text.substr(slash + 1)) {
    bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_plain && kPathMarks.find(c) == std::string_view::npos) return false;
  }
  return true;
}
constexpr Format kDomainPath{is_domain_path, "a path behind a domain", "write it as `example.com/controller`"};

void parameter_namespace(Value parameters) {
  std::string_view scope = parameters[f::scope].text();
  Value name = parameters[f::namespace_];
  if (scope == "Namespace") {
    if (!name.written())
      name.say(Code::ServerRequired, "parameters of scope Namespace need a namespace", "add `namespace`");
    else actions::check_pointed(name, pointed(kDnsLabel));
  } else if ((scope == "Cluster" || !parameters[f::scope].written()) && name.written()) {
    name.say(Code::ServerForbidden, "parameters of scope Cluster have no namespace",
             "remove it, or write `scope: Namespace`");
  }
}

constexpr Rule kParameters[] = {
    {f::apiGroup, pointed(kDnsSubdomain)}, {f::kind, required()},
    {f::kind, formatted(kPathSegment)},    {f::name, required()},
    {f::name, formatted(kPathSegment)},    {f::scope, pointed(kScope)},
    {kWhole, must(parameter_namespace)},
};

constexpr Rule kIngressClassSpec[] = {
    {f::controller, required()},  {f::controller, at_most_bytes(250)},  {f::controller, formatted(kDomainPath)},
    {f::controller, immutable()}, {f::parameters, within(kParameters)},
};

constexpr Rule kIngressClass[] = {
    {f::spec, within_always(kIngressClassSpec)},
};

}  // namespace

void judge_ingress_class(Value root) { judge(root, kIngressClass); }

}  // namespace pave::judge::server::networking
