#include "judge/server/certificates/signer.h"

#include "judge/server/formats.h"

namespace pave::judge::server::certificates {
namespace {

constexpr std::size_t kMaxDomainBytes = 253;
constexpr std::size_t kMaxSignerBytes = 571;  // a domain, `/`, and room for a namespace and a name behind it

/// Whether each part between dots fits, and there are that many.
bool has_parts(std::string_view text, const Format& form, int least) {
  for (int parts = 1;; ++parts) {
    std::size_t dot = text.find('.');
    if (!form.fits(text.substr(0, dot))) return false;
    if (dot == text.npos) return parts >= least;
    text.remove_prefix(dot + 1);
  }
}

bool is_signer(std::string_view name) {
  std::size_t slash = name.find('/');
  if (slash == name.npos || name.size() > kMaxSignerBytes || slash > kMaxDomainBytes) return false;
  return has_parts(name.substr(0, slash), kDnsLabel, 2) && has_parts(name.substr(slash + 1), kDnsSubdomain, 1);
}

}  // namespace

constinit const Format kSignerName{is_signer, "the name of a signer",
                                   "write a domain and a path: `example.com/signer`"};

bool is_kubernetes_signer(std::string_view name) {
  std::string_view host = name.substr(0, name.find('/'));
  return host == "kubernetes.io" || host.ends_with(".kubernetes.io");
}

}  // namespace pave::judge::server::certificates
