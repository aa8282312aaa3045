#include "lang/gotemplate/builtins/certificates.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base64.h"
#include "base/ip.h"
#include "base/pem.h"
#include "lang/gotemplate/builtins/certificate.h"
#include "lang/gotemplate/builtins/private_key.h"
#include "lang/gotemplate/print.h"
#include "lang/host.h"

namespace pave::lang::gotemplate {
namespace {

constexpr int kPrivateKeyBits = 4096;

/// Collects what a certificate needs from the arguments of a call; the first that is wrong is the error.
class Request {
 public:
  Request(Call& call, std::string_view function) : call_(call) {
    if (libcrypto() == nullptr) error_ = no_libcrypto(function);
    request_.seed = call.host().key_seeds().next();
  }

  void set_key(std::string_view pem) {
    if (!error_.empty()) return;
    std::expected<SigningKey, std::string> key = SigningKey::from_pem(pem);
    if (!key) error_ = "parsing private key: " + key.error();
    else can_sign_ = key->can_sign();
    request_.key = pem;
  }

  void set_name(const Value& common_name) { request_.common_name = common_name.text(); }

  /// Go multiplies in 64 bits of nanoseconds, so that more than 292 years wrap around.
  void set_days(const Value& days) {
    constexpr std::uint64_t kDay = 86'400'000'000'000U;
    constexpr std::int64_t kSecond = 1'000'000'000;
    std::int64_t now = call_.host().now();
    auto length = static_cast<std::int64_t>(static_cast<std::uint64_t>(days.integer) * kDay);
    request_.not_before = now / kSecond - (now % kSecond < 0 ? 1 : 0);
    request_.not_after = request_.not_before + length / kSecond;
  }

  void set_addresses(const Value& list) {
    std::vector<std::string_view> addresses;
    for (const Value& item : list.list()) {
      if (!error_.empty()) return;
      if (!item.is_string()) {
        std::string shown;
        print_value(item, shown);
        error_ = "error parsing ip: " + shown + " is not a string";
        return;
      }
      std::optional<base::Ip> ip = base::parse_ip(item.text());
      if (!ip || ip->has_extra_zeros) {
        error_ = "error parsing ip: " + std::string(item.text());
        return;
      }
      std::string_view bytes(reinterpret_cast<const char*>(ip->bytes.data()), ip->bytes.size());
      addresses.push_back(call_.arena().copy(ip->is_v4() ? bytes.substr(12) : bytes));
    }
    request_.addresses = call_.arena().copy(std::span<const std::string_view>(addresses));
  }

  void set_dns_names(const Value& list) {
    std::vector<std::string_view> names;
    for (const Value& item : list.list()) {
      if (!error_.empty()) return;
      if (!item.is_string()) {
        std::string shown;
        print_value(item, shown);
        error_ = "error processing alternate dns name: " + shown + " is not a string";
        return;
      }
      names.push_back(item.text());
    }
    request_.dns_names = call_.arena().copy(std::span<const std::string_view>(names));
  }

  void set_signer(const Value& value) {
    if (!error_.empty()) return;
    const auto* signer = value.kind == Kind::Object ? dynamic_cast<const Certificate*>(value.object) : nullptr;
    if (signer == nullptr) {
      error_ = "wrong type for value; expected sprig.certificate; got " + std::string(go_type(value));
      return;
    }
    signer_ = signer;
    std::string_view pem = signer->cert();
    if (!base::next_block(pem)) {
      error_ = "unable to decode certificate";
      return;
    }
    std::expected<SigningKey, std::string> key = SigningKey::from_pem(signer->key());
    if (!key) error_ = "error parsing private key: " + key.error();
    else signer_can_sign_ = key->can_sign();
  }

  void set_authority() { request_.is_authority = true; }

  Value make() {
    bool signing_key_signs = signer_ == nullptr ? can_sign_ : signer_can_sign_;
    if (error_.empty() && !signing_key_signs)
      error_ = "error creating certificate: x509: certificate private key does not implement crypto.Signer";
    if (error_.empty() && !can_sign_)
      error_ = "error creating certificate: x509: only RSA, ECDSA and Ed25519 public keys supported";
    if (error_.empty())
      if (std::optional<std::string> why = Certificate::check(request_)) error_ = "error creating certificate: " + *why;
    if (!error_.empty()) return call_.fail(std::move(error_));
    return Value::of(Certificate::requested(request_, signer_, call_.arena()));
  }

 private:
  Call& call_;
  CertificateRequest request_;
  const Certificate* signer_ = nullptr;
  bool can_sign_ = true;
  bool signer_can_sign_ = true;
  std::string error_;
};

Value authority(Call& call, std::string_view function, bool with_key) {
  Request request(call, function);
  if (with_key) request.set_key(call[2].text());
  request.set_name(call[0]);
  request.set_days(call[1]);
  request.set_authority();
  return request.make();
}

Value self_signed(Call& call, std::string_view function, bool with_key) {
  Request request(call, function);
  if (with_key) request.set_key(call[4].text());
  request.set_name(call[0]);
  request.set_addresses(call[1]);
  request.set_dns_names(call[2]);
  request.set_days(call[3]);
  return request.make();
}

Value signed_by(Call& call, std::string_view function, bool with_key) {
  Request request(call, function);
  if (with_key) request.set_key(call[5].text());
  request.set_signer(call[4]);
  request.set_name(call[0]);
  request.set_addresses(call[1]);
  request.set_dns_names(call[2]);
  request.set_days(call[3]);
  return request.make();
}

}  // namespace

Value gen_private_key(Call& call) {
  std::string_view type = call[0].text();
  bool is_known = type.empty() || type == "rsa" || type == "dsa" || type == "ecdsa" || type == "ed25519";
  if (!is_known) return call.text("Unknown type " + std::string(type));
  if (libcrypto() == nullptr) return call.fail(no_libcrypto("genPrivateKey"));
  std::uint64_t seed = call.host().key_seeds().next();
  if (type == "dsa") return call.text(pem_text("DSA PRIVATE KEY", dsa_key(seed)));
  if (type == "ecdsa") return call.text(pem_text("EC PRIVATE KEY", ecdsa_key(seed)));
  if (type == "ed25519") return call.text(pem_text("PRIVATE KEY", ed25519_key(seed)));
  return call.text(pem_text("RSA PRIVATE KEY", rsa_key(kPrivateKeyBits, seed)));
}

Value gen_ca(Call& call) { return authority(call, "genCA", false); }
Value gen_ca_with_key(Call& call) { return authority(call, "genCAWithKey", true); }
Value gen_self_signed_cert(Call& call) { return self_signed(call, "genSelfSignedCert", false); }
Value gen_self_signed_cert_with_key(Call& call) { return self_signed(call, "genSelfSignedCertWithKey", true); }
Value gen_signed_cert(Call& call) { return signed_by(call, "genSignedCert", false); }
Value gen_signed_cert_with_key(Call& call) { return signed_by(call, "genSignedCertWithKey", true); }

Value build_custom_cert(Call& call) {
  std::optional<std::string> cert = base::decode_base64(call[0].text());
  if (!cert) return call.fail("unable to decode base64 certificate");
  std::optional<std::string> key = base::decode_base64(call[1].text());
  if (!key) return call.fail("unable to decode base64 private key");
  std::string_view pem = *cert;
  if (!base::next_block(pem)) return call.fail("unable to decode certificate");
  if (libcrypto() == nullptr) return call.fail(no_libcrypto("buildCustomCert"));
  if (!read_certificate(*cert))
    return call.fail("error parsing certificate: decodedCert.Bytes: x509: malformed certificate");
  std::expected<SigningKey, std::string> read = SigningKey::from_pem(*key);
  if (!read) return call.fail("error parsing private key: " + read.error());
  base::Arena& arena = call.arena();
  return Value::of(Certificate::made(arena.copy(std::string_view(*cert)), arena.copy(std::string_view(*key)), arena));
}

}  // namespace pave::lang::gotemplate
