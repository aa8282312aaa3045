#include "judge/server/certificates/crypto.h"

#include <cstddef>
#include <memory>

#include "base/crypto.h"

namespace pave::judge::server::certificates {
namespace {

constexpr int kBasicConstraints = 0x1;  // EXFLAG_BCONS
constexpr int kAuthority = 0x10;        // EXFLAG_CA
constexpr int kRsa = 6;
constexpr int kEc = 408;
constexpr int kEd25519 = 1087;
constexpr int kPssPadding = 6;
constexpr int kAnySaltLength = -2;

struct X509;
struct Request;
struct Key;
struct Digest;
struct Context;
struct KeyContext;
struct Engine;

using Bytes = const unsigned char*;

/// The few functions that are used, as OpenSSL 3 declares them.
struct Library {
  X509* (*read_certificate)(X509**, Bytes*, long) = nullptr;
  void (*free_certificate)(X509*) = nullptr;
  std::uint32_t (*extension_flags)(X509*) = nullptr;
  Request* (*read_request)(Request**, Bytes*, long) = nullptr;
  void (*free_request)(Request*) = nullptr;
  Key* (*request_key)(const Request*) = nullptr;  // stays the request's
  int (*verify_request)(Request*, Key*) = nullptr;
  Key* (*read_key)(Key**, Bytes*, long) = nullptr;
  void (*free_key)(Key*) = nullptr;
  int (*key_id)(const Key*) = nullptr;
  int (*key_size)(const Key*) = nullptr;
  int (*group_name)(const Key*, char*, std::size_t, std::size_t*) = nullptr;
  Context* (*new_context)() = nullptr;
  void (*free_context)(Context*) = nullptr;
  const Digest* (*sha256)() = nullptr;
  int (*begin_verify)(Context*, KeyContext**, const Digest*, Engine*, Key*) = nullptr;
  int (*verify)(Context*, Bytes, std::size_t, Bytes, std::size_t) = nullptr;
  int (*set_padding)(KeyContext*, int) = nullptr;
  int (*set_salt_length)(KeyContext*, int) = nullptr;
  bool complete = false;
};

Library load() {
  Library library;
  library.complete = true;
  auto bind = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(base::crypto_function(name));
    library.complete = library.complete && function != nullptr;
  };
  bind(library.read_certificate, "d2i_X509");
  bind(library.free_certificate, "X509_free");
  bind(library.extension_flags, "X509_get_extension_flags");
  bind(library.read_request, "d2i_X509_REQ");
  bind(library.free_request, "X509_REQ_free");
  bind(library.request_key, "X509_REQ_get0_pubkey");
  bind(library.verify_request, "X509_REQ_verify");
  bind(library.read_key, "d2i_PUBKEY");
  bind(library.free_key, "EVP_PKEY_free");
  bind(library.key_id, "EVP_PKEY_get_base_id");
  bind(library.key_size, "EVP_PKEY_get_size");
  bind(library.group_name, "EVP_PKEY_get_group_name");
  bind(library.new_context, "EVP_MD_CTX_new");
  bind(library.free_context, "EVP_MD_CTX_free");
  bind(library.sha256, "EVP_sha256");
  bind(library.begin_verify, "EVP_DigestVerifyInit");
  bind(library.verify, "EVP_DigestVerify");
  bind(library.set_padding, "EVP_PKEY_CTX_set_rsa_padding");
  bind(library.set_salt_length, "EVP_PKEY_CTX_set_rsa_pss_saltlen");
  return library;
}

const Library& crypto() {
  static const Library library = load();
  return library;
}

Bytes bytes_of(std::string_view text) { return reinterpret_cast<Bytes>(text.data()); }

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

/// Reads one thing with nothing behind it.
template <class T>
Owned<T> read(T* (*reader)(T**, Bytes*, long), void (*release)(T*), std::string_view der) {
  Bytes at = bytes_of(der);
  Owned<T> result(reader(nullptr, &at, static_cast<long>(der.size())), release);
  if (result != nullptr && at != bytes_of(der) + der.size()) result.reset();
  return result;
}

Owned<X509> certificate(std::string_view der) {
  return read(crypto().read_certificate, crypto().free_certificate, der);
}
Owned<Request> request(std::string_view der) { return read(crypto().read_request, crypto().free_request, der); }

Verdict verdict(bool good) { return good ? Verdict::Good : Verdict::Bad; }

PublicKey facts(const Key* key) {
  PublicKey facts;
  switch (crypto().key_id(key)) {
    case kEd25519: facts.kind = KeyKind::Ed25519; break;
    case kRsa:
      facts.kind = KeyKind::Rsa;
      facts.bits = crypto().key_size(key) * 8;
      break;
    case kEc: {
      facts.kind = KeyKind::Ecdsa;
      char name[32] = {};
      std::size_t length = 0;
      if (crypto().group_name(key, name, sizeof name, &length) != 1) break;
      std::string_view group(name, length);
      facts.is_nist = group == "prime256v1" || group == "secp384r1" || group == "secp521r1";
      break;
    }
    default: break;
  }
  return facts;
}

}  // namespace

bool can_check() { return crypto().complete; }

Verdict check_certificate(std::string_view der) {
  if (!can_check()) return Verdict::Unknown;
  return verdict(certificate(der) != nullptr);
}

Verdict check_authority(std::string_view der) {
  if (!can_check()) return Verdict::Unknown;
  auto read = certificate(der);
  if (read == nullptr) return Verdict::Bad;
  std::uint32_t flags = crypto().extension_flags(read.get());
  return verdict((flags & kBasicConstraints) != 0 && (flags & kAuthority) != 0);
}

Verdict check_request(std::string_view der) {
  if (!can_check()) return Verdict::Unknown;
  auto read = request(der);
  return verdict(read != nullptr && crypto().request_key(read.get()) != nullptr);
}

Verdict check_request_signature(std::string_view der) {
  if (!can_check()) return Verdict::Unknown;
  auto read = request(der);
  if (read == nullptr) return Verdict::Bad;
  Key* key = crypto().request_key(read.get());
  return verdict(key != nullptr && crypto().verify_request(read.get(), key) == 1);
}

std::optional<PublicKey> key_of_request(std::string_view der) {
  if (!can_check()) return std::nullopt;
  auto read = request(der);
  const Key* key = read == nullptr ? nullptr : crypto().request_key(read.get());
  return key == nullptr ? std::nullopt : std::optional(facts(key));
}

std::optional<PublicKey> read_key(std::string_view der) {
  if (!can_check()) return std::nullopt;
  auto key = read(crypto().read_key, crypto().free_key, der);
  return key == nullptr ? std::nullopt : std::optional(facts(key.get()));
}

Verdict check_signature(std::string_view key_der, std::string_view text, std::string_view signature) {
  if (!can_check()) return Verdict::Unknown;
  auto key = read(crypto().read_key, crypto().free_key, key_der);
  if (key == nullptr) return Verdict::Bad;
  int id = crypto().key_id(key.get());
  Owned<Context> context(crypto().new_context(), crypto().free_context);
  KeyContext* options = nullptr;
  const Digest* digest = id == kEd25519 ? nullptr : crypto().sha256();
  if (context == nullptr || crypto().begin_verify(context.get(), &options, digest, nullptr, key.get()) != 1)
    return Verdict::Unknown;
  if (id == kRsa &&
      (crypto().set_padding(options, kPssPadding) != 1 || crypto().set_salt_length(options, kAnySaltLength) != 1))
    return Verdict::Unknown;
  return verdict(crypto().verify(context.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size()) ==
                 1);
}

}  // namespace pave::judge::server::certificates
