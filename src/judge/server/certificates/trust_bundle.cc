#include "judge/server/certificates/trust_bundle.h"

#include <set>
#include <string>

#include <fmt/format.h>

#include "base/pem.h"
#include "judge/server/certificates/crypto.h"
#include "judge/server/certificates/signer.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::certificates {
namespace {

using base::Code;

constexpr std::size_t kMaxBundleBytes = 1024 * 1024;

/// `example.com:signer:` before the name of a bundle of `example.com/signer`.
std::string prefix_of(std::string_view signer) {
  std::string prefix(signer);
  for (char& c : prefix)
    if (c == '/') c = ':';
  return prefix += ':';
}

bool is_bundle_name(std::string_view name, std::string_view prefix, bool generates) {
  if (!name.starts_with(prefix)) return false;
  std::string rest(name.substr(prefix.size()));
  // A dash at the end gets letters behind it.
  if (generates && rest.size() > 1 && rest.back() == '-') rest.replace(rest.size() - 2, 2, "a");
  return kDnsSubdomain.fits(rest);
}

void judge_name(Value root) {
  std::string_view signer = root[f::spec][f::signerName].text();
  std::string prefix = signer.empty() ? std::string() : prefix_of(signer);
  for (doc::Symbol field : {f::generateName, f::name}) {
    Value name = root[f::metadata][field];
    if (name.text().empty() || is_bundle_name(name.text(), prefix, field == f::generateName)) continue;
    name.say(Code::ServerBadName, fmt::format("{} can't be the name of this bundle", quoted(name.text())),
             signer.empty() ? std::string("write a DNS subdomain; only a bundle with a signer has `:` in its name")
                            : fmt::format("write `{}` and a DNS subdomain behind it", shortened(prefix)));
  }
}

/// The first fault of the bundle: the server names one field for all of them.
void judge_certificates(Value bundle) {
  if ((bundle.written() && !bundle.is_string()) || (bundle.updating() && !bundle.changed())) return;
  if (bundle.text().size() > kMaxBundleBytes)
    return bundle.say(Code::ServerTooLong, fmt::format("the bundle has {} bytes", bundle.text().size()),
                      fmt::format("write at most {} bytes", kMaxBundleBytes));
  auto wrong = [&](int entry, std::string_view what) {
    bundle.say(Code::ServerBadFormat, fmt::format("entry {} of the bundle {}", entry, what),
               "write certificates of authorities in PEM, without headers");
  };
  std::set<std::string> seen;
  std::string_view rest = bundle.text();
  int entry = 0;
  for (auto block = base::next_block(rest); block; block = base::next_block(rest), ++entry) {
    if (block->type != "CERTIFICATE") return wrong(entry, "is not a CERTIFICATE");
    if (block->has_headers) return wrong(entry, "has headers");
    if (check_certificate(block->bytes) == Verdict::Bad) return wrong(entry, "is not an X.509 certificate");
    if (check_authority(block->bytes) == Verdict::Bad) return wrong(entry, "is not the certificate of an authority");
    if (!seen.insert(std::move(block->bytes)).second) return wrong(entry, "stands there twice");
  }
  if (seen.empty()) bundle.say(Code::ServerRequired, "the bundle has no certificate", "write at least one, in PEM");
}

constexpr Rule kSpec[] = {
    {f::signerName, formatted(kSignerName)},
    {f::signerName, immutable()},
    {f::trustBundle, must_always(judge_certificates)},
};

}  // namespace

void judge_trust_bundle(Value root) {
  judge_name(root);
  judge(root[f::spec], kSpec);
}

}  // namespace pave::judge::server::certificates
