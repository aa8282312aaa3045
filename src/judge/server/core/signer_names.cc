#include "judge/server/core/signer_names.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::size_t kMaxPath = kube::kSubdomainLength + kube::kLabelLength + 1;

/// How many parts between dots there are; 0 when one of them doesn't fit.
int count_parts(std::string_view text, bool (*fits)(std::string_view)) {
  int count = 0;
  while (true) {
    std::size_t dot = text.find('.');
    if (!fits(text.substr(0, dot))) return 0;
    ++count;
    if (dot == std::string_view::npos) return count;
    text.remove_prefix(dot + 1);
  }
}

bool is_signer_name(std::string_view name) {
  std::size_t slash = name.find('/');
  if (slash == std::string_view::npos || name.find('/', slash + 1) != std::string_view::npos) return false;
  std::string_view domain = name.substr(0, slash);
  return domain.size() <= kube::kSubdomainLength && name.size() <= kube::kSubdomainLength + kMaxPath + 1 &&
         count_parts(domain, kube::is_dns1123_label) >= 2 &&
         count_parts(name.substr(slash + 1), kube::is_dns1123_subdomain) >= 1;
}

}  // namespace

void judge_signer_name(Value name) {
  if (name.text().empty()) return name.say(Code::ServerRequired, "a signer needs a name", "write `example.com/signer`");
  if (!is_signer_name(name.text()))
    name.say(Code::ServerBadFormat, fmt::format("{} is not the name of a signer", quoted(name.text())),
             "write a domain and a path: `example.com/signer`");
}

bool is_kubernetes_signer(std::string_view name) {
  std::string_view domain = name.substr(0, name.find('/'));
  return domain == "kubernetes.io" || domain.ends_with(".kubernetes.io");
}

bool is_trust_bundle_name(std::string_view name) {
  // With a signer the part before the last colon is the prefix that its name demands.
  std::size_t colon = name.rfind(':');
  if (colon == std::string_view::npos) return kDnsSubdomain.fits(name);
  return colon > 0 && name.substr(0, colon).find('/') == std::string_view::npos &&
         kDnsSubdomain.fits(name.substr(colon + 1));
}

}  // namespace pave::judge::server::core
