#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {

/// What a certificate is asked for with. All texts live in the arena.
struct CertificateRequest {
  std::string_view common_name;
  std::span<const std::string_view> addresses;  ///< 4 or 16 bytes each
  std::span<const std::string_view> dns_names;
  std::int64_t not_before = 0;  ///< seconds since 1970
  std::int64_t not_after = 0;
  bool is_authority = false;
  std::uint64_t seed = 0;     ///< of its key, its number and its signature
  std::string_view key = {};  ///< PEM of the key to use; empty: a new RSA key of 2048 bits
};

/// What genCA and its kin return: Sprig's struct with the PEM texts Cert and Key (crypto.go). The texts are made when they
/// are asked for; many charts make certificates and throw them away because a cluster has them already.
class Certificate final : public Object {
 public:
  /// Texts that are there already.
  static const Certificate* made(std::string_view cert, std::string_view key, base::Arena& arena);
  /// To be made; null `signer`: signs itself. Needs libcrypto(), a request that check() found good, and keys that sign.
  static const Certificate* requested(const CertificateRequest& request, const Certificate* signer, base::Arena& arena);
  /// Why Go refuses to make it: `x509: "é" cannot be encoded as an IA5String`; none: it does not.
  static std::optional<std::string> check(const CertificateRequest& request);

  std::string_view cert() const;
  std::string_view key() const;

  std::string_view type_name() const override { return "sprig.certificate"; }
  std::string_view kind_name() const override { return "struct"; }
  bool has_field(std::string_view name) const override { return name == "Cert" || name == "Key"; }
  Value field(std::string_view name, base::Arena&) const override { return Value::of(name == "Cert" ? cert() : key()); }
  void print(std::string& out) const override;
  void write_json(std::string& out) const override;

 private:
  explicit Certificate(base::Arena& arena) : arena_(arena) {}
  void make() const;

  base::Arena& arena_;
  CertificateRequest request_;
  const Certificate* signer_ = nullptr;
  mutable std::string_view cert_;
  mutable std::string_view key_;
};

/// What a certificate in PEM says of itself, for those that it signs.
struct SignerFacts {
  std::string name;    ///< DER of its subject
  std::string key_id;  ///< subjectKeyIdentifier; empty: it has none
};
/// Nothing: it is no certificate. Needs libcrypto().
std::optional<SignerFacts> read_certificate(std::string_view pem);

}  // namespace pave::lang::gotemplate
