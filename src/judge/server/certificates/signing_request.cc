#include "judge/server/certificates/signing_request.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/base64.h"
#include "base/pem.h"
#include "judge/server/certificates/crypto.h"
#include "judge/server/certificates/signer.h"
#include "judge/value_text.h"

namespace pave::judge::server::certificates {
namespace {

using base::Code;

constexpr std::int64_t kMinSeconds = 600;
constexpr std::string_view kLegacySigner = "kubernetes.io/legacy-unknown";
constexpr std::string_view kUsages[] = {
    "signing",
    "digital signature",
    "content commitment",
    "key encipherment",
    "key agreement",
    "data encipherment",
    "cert sign",
    "crl sign",
    "encipher only",
    "decipher only",
    "any",
    "server auth",
    "client auth",
    "code signing",
    "email protection",
    "s/mime",
    "ipsec end system",
    "ipsec tunnel",
    "ipsec user",
    "timestamping",
    "ocsp signing",
    "microsoft sgc",
    "netscape sgc",
};

void judge_request(Value request) {
  if (request.written() && !request.is_string()) return;
  auto pem = base::decode_base64(request.text());
  if (!pem) return;
  std::string_view rest = *pem;
  auto block = base::next_block(rest);
  if (!block || block->type != "CERTIFICATE REQUEST")
    return request.say(Code::ServerBadFormat, "the request has no PEM block CERTIFICATE REQUEST",
                       "write what `base64 -w0 server.csr` says");
  if (check_request(block->bytes) == Verdict::Bad)
    return request.say(Code::ServerBadFormat, "the PEM block is not a certificate request (PKCS #10)",
                       "make it with `openssl req -new` and write it in base64");
  if (check_request_signature(block->bytes) == Verdict::Bad)
    request.say(Code::ServerBadValue, "the request is not signed by the key in it", "make the request anew");
}

void judge_usages(Value usages) {
  std::set<std::string_view> seen;
  for (Value usage : usages.children()) {
    if (std::ranges::find(kUsages, usage.text()) == std::end(kUsages))
      usage.say(Code::ServerBadValue, fmt::format("{} is not a usage of a key", quoted(usage.text())),
                "write `client auth` or `server auth` for example");
    if (!seen.insert(usage.text()).second)
      usage.say(Code::ServerDuplicate, fmt::format("{} stands twice in the list", quoted(usage.text())), "remove one");
  }
}

void not_legacy(Value signer) {
  if (signer.text() == kLegacySigner)
    signer.say(Code::ServerBadValue, fmt::format("the signer {} is of old versions only", kLegacySigner),
               "write the name of the signer who is meant");
}

constexpr Rule kSpec[] = {
    {f::request, must_always(judge_request)},
    {f::usages, required()},
    {f::usages, must(judge_usages)},
    {f::signerName, required()},
    {f::signerName, formatted(kSignerName)},
    {f::signerName, must(not_legacy)},
    {f::expirationSeconds, at_least(kMinSeconds)},
};

}  // namespace

void judge_signing_request(Value root) {
  if (!root.updating()) judge(root[f::spec], kSpec);
}

}  // namespace pave::judge::server::certificates
