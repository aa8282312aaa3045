#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "lang/gotemplate/builtins/libcrypto.h"

namespace pave::lang::gotemplate {

// Keys that follow from a seed: the same seed gives the same key on every machine. They are good keys in form, and known to
// whoever knows the seed, so nothing that matters may rely on them. All need libcrypto().

/// PKCS #1 of an RSA key of that many bits with the exponent 65537. A key that was made once in this process is not made
/// again. Any thread may ask.
std::string rsa_key(int bits, std::uint64_t seed);
/// SEC 1 of a key on P-256.
std::string ecdsa_key(std::uint64_t seed);
/// PKCS #8 of an Ed25519 key.
std::string ed25519_key(std::uint64_t seed);
/// What OpenSSL wrote before PKCS #8, of a DSA key with 2048 and 256 bits; kept like RSA keys.
std::string dsa_key(std::uint64_t seed);

/// `-----BEGIN TYPE-----`, base64 in lines of 64, `-----END TYPE-----`.
std::string pem_text(std::string_view type, std::string_view der);

/// A private key that signs certificates, as Sprig reads it from PEM (crypto.go, parsePrivateKeyPEM).
class SigningKey {
 public:
  /// An error is worded as there: `no PEM data in input`.
  static std::expected<SigningKey, std::string> from_pem(std::string_view pem);
  /// Needs PKCS #1 of an RSA key.
  static SigningKey from_rsa(std::string_view der);

  /// DSA keys can be read and sign nothing.
  bool can_sign() const { return key_ != nullptr; }
  /// As it is written again: RSA as PKCS #1, EC as SEC 1, the rest as PKCS #8.
  std::string pem() const;
  std::string public_key() const;  ///< SubjectPublicKeyInfo
  std::string algorithm() const;   ///< AlgorithmIdentifier of its signatures
  /// The same key, text and seed give the same signature.
  std::string sign(std::string_view text, std::uint64_t seed) const;
  LibCrypto::Key* get() const { return key_.get(); }

 private:
  enum class Type : std::uint8_t { Rsa, Ecdsa, Ed25519, Dsa };
  SigningKey(Type type, Owned<LibCrypto::Key> key) : type_(type), key_(std::move(key)) {}

  std::string curve() const;
  std::string sign_ecdsa(std::string_view text, std::uint64_t seed) const;

  Type type_;
  Owned<LibCrypto::Key> key_;
  std::string dsa_;  ///< its DER
};

}  // namespace pave::lang::gotemplate
