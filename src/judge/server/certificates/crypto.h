#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pave::judge::server::certificates {

// What OpenSSL's libcrypto says of certificates. It is loaded when the first one has to be read, never before; where
// there is no libcrypto.so.3 the answer is Unknown. All texts are DER.

enum class Verdict : std::uint8_t { Good, Bad, Unknown };

/// Whether it is a certificate, with nothing behind it.
Verdict check_certificate(std::string_view der);
/// Whether a certificate says of itself that it may sign others (basicConstraints).
Verdict check_authority(std::string_view der);

/// Whether it is a certificate request (PKCS #10), and whether its signature was made by the key in it.
Verdict check_request(std::string_view der);
Verdict check_request_signature(std::string_view der);

enum class KeyKind : std::uint8_t { Ed25519, Ecdsa, Rsa, Other };
struct PublicKey {
  KeyKind kind = KeyKind::Other;
  int bits = 0;          ///< of the modulus of an RSA key, whole bytes
  bool is_nist = false;  ///< of an ECDSA key: on P-256, P-384 or P-521
};
/// The key in a request, or a key by itself (PKIX). Nothing when it can't be read; ask can_check() first.
std::optional<PublicKey> key_of_request(std::string_view der);
std::optional<PublicKey> read_key(std::string_view der);
/// Whether the signature over the text was made by that key: Ed25519 of the text itself; ECDSA and RSA-PSS of its SHA-256.
Verdict check_signature(std::string_view key, std::string_view text, std::string_view signature);

/// Whether there is a libcrypto. Loads it.
bool can_check();

}  // namespace pave::judge::server::certificates
