#include "judge/server/certificates/pod_request.h"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/base64.h"
#include "judge/server/certificates/crypto.h"
#include "judge/server/certificates/signer.h"
#include "judge/server/formats.h"
#include "judge/server/metadata.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::certificates {
namespace {

using base::Code;

constexpr std::int64_t kMaxUidBytes = 128;
constexpr std::size_t kMaxKeyBytes = 10 * 1024;
constexpr std::int64_t kMinSeconds = 3600;
constexpr std::int64_t kMaxSeconds = 91 * 24 * 3600;
constexpr std::int64_t kDefaultSeconds = 24 * 3600;
constexpr std::int64_t kMaxKubernetesSeconds = 24 * 3600;
constexpr int kRequestsSince = 36;
constexpr std::uint8_t kAnnotationsSince = 35;

/// Annotations for the signer, each with a domain before its key.
void judge_user_annotations(Value annotations) {
  judge_annotations(annotations);
  for (Value annotation : annotations.children())
    if (annotation.key().find('/') == std::string_view::npos && kAnnotationKey.fits(annotation.key()))
      annotations.say_at(annotation, Code::ServerBadFormat,
                         fmt::format("the key {} has no domain", quoted(annotation.key())),
                         fmt::format("write it as `example.com/{}`", shortened(annotation.key())), Value::At::Key);
}

void judge_lifetime(Value spec) {
  Value seconds = spec[f::maxExpirationSeconds];
  std::int64_t most = is_kubernetes_signer(spec[f::signerName].text()) ? kMaxKubernetesSeconds : kMaxSeconds;
  std::int64_t number = seconds.integer_or(kDefaultSeconds);
  if (number < kMinSeconds || number > most)
    seconds.say(Code::ServerOutOfRange, fmt::format("maxExpirationSeconds is {}", number),
                fmt::format("write a number from {} to {}", kMinSeconds, most));
}

bool judge_key(Value place, const PublicKey& key) {
  auto wrong = [&](std::string_view what) {
    place.say(Code::ServerBadValue, std::string(what), "take an Ed25519 key, ECDSA on P-256, P-384 or P-521, or RSA");
    return false;
  };
  if (key.kind == KeyKind::Other) return wrong("the key is of a kind that isn't supported");
  if (key.kind == KeyKind::Ecdsa && !key.is_nist) return wrong("the key is on a curve that isn't supported");
  if (key.kind == KeyKind::Rsa && key.bits != 3072 && key.bits != 4096)
    return wrong(fmt::format("the RSA key has {} bits, not 3072 or 4096", key.bits));
  return true;
}

/// The bytes of a field in base64; nothing when they are too many, which is said, or no base64, which the schema says.
std::optional<std::string> bytes_of(Value field) {
  auto bytes = base::decode_base64(field.text());
  if (!bytes || bytes->size() <= kMaxKeyBytes) return bytes;
  field.say(Code::ServerTooLong, fmt::format("the field has {} bytes", bytes->size()),
            fmt::format("write at most {} bytes", kMaxKeyBytes));
  return std::nullopt;
}

void judge_request(Value field) {
  auto der = bytes_of(field);
  if (!der || !can_check()) return;
  auto key = key_of_request(*der);
  if (!key)
    return field.say(Code::ServerBadFormat, "this is not a certificate request (PKCS #10)",
                     "write the DER of a request in base64");
  if (judge_key(field, *key) && check_request_signature(*der) == Verdict::Bad)
    field.say(Code::ServerBadValue, "the request is not signed by the key in it", "make the request anew");
}

void judge_pair(Value spec) {
  Value field = spec[f::pkixPublicKey];
  Value proof = spec[f::proofOfPossession];
  auto der = bytes_of(field);
  if (!der) return;
  auto signature = bytes_of(proof);
  if (!signature || !can_check()) return;
  auto key = read_key(*der);
  if (!key)
    return field.say(Code::ServerBadFormat, "this is not a public key", "write the DER of a PKIX key in base64");
  if (judge_key(field, *key) && check_signature(*der, spec[f::podUID].text(), *signature) == Verdict::Bad)
    proof.say(Code::ServerBadValue, "the signature is not one of the pod's UID by this key",
              "sign the value of podUID with the private key");
}

void judge_proof(Value spec) {
  bool request = !spec[f::stubPKCS10Request].text().empty();
  bool key = !spec[f::pkixPublicKey].text().empty();
  bool proof = !spec[f::proofOfPossession].text().empty();
  if (spec.scope().minor() < kRequestsSince || (key && proof && !request)) return judge_pair(spec);
  if (request && !key && !proof) return judge_request(spec[f::stubPKCS10Request]);
  spec.say(request ? Code::ServerConflict : Code::ServerRequired,
           request ? "there is a request and a key" : "there is no request for a key",
           "write stubPKCS10Request alone, or pkixPublicKey and proofOfPossession");
}

constexpr Rule kNew[] = {
    {f::signerName, required()},
    {f::signerName, formatted(kSignerName)},
    {f::unverifiedUserAnnotations, must(judge_user_annotations), kAnnotationsSince},
    {f::podName, required()},
    {f::podName, formatted(kDnsSubdomain)},
    {f::podUID, required()},
    {f::podUID, at_most_bytes(kMaxUidBytes)},
    {f::serviceAccountName, required()},
    {f::serviceAccountName, formatted(kDnsSubdomain)},
    {f::serviceAccountUID, required()},
    {f::serviceAccountUID, at_most_bytes(kMaxUidBytes)},
    {f::nodeName, required()},
    {f::nodeName, formatted(kDnsSubdomain)},
    {f::nodeUID, required()},
    {f::nodeUID, at_most_bytes(kMaxUidBytes)},
    {kWhole, must_always(judge_lifetime)},
    {kWhole, must_always(judge_proof)},
};

/// A lifetime that isn't written is the default.
bool is_same(Value spec) {
  Value seconds = spec[f::maxExpirationSeconds];
  for (Value field : spec.children())
    if (field.node()->key_symbol != f::maxExpirationSeconds && field.changed()) return false;
  for (Value field : spec.old().children())
    if (field.node()->key_symbol != f::maxExpirationSeconds &&
        !same_value(field.node(), spec.entry(field.key()).node()))
      return false;
  return seconds.integer_or(kDefaultSeconds) == seconds.old().integer_or(kDefaultSeconds);
}

}  // namespace

void judge_pod_request(Value spec) {
  if (!spec.updating()) return judge(spec, kNew);
  constexpr Action kImmutable = immutable();
  if (!is_same(spec)) kImmutable.run(spec, kImmutable);
}

}  // namespace pave::judge::server::certificates
