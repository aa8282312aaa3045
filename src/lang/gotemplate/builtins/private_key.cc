#include "lang/gotemplate/builtins/private_key.h"

#include <optional>
#include <utility>

#include "base/base64.h"
#include "base/pem.h"
#include "base/sha.h"
#include "lang/gotemplate/builtins/big_number.h"
#include "lang/gotemplate/builtins/der.h"

namespace pave::lang::gotemplate {
namespace {

using Number = BigMath::Number;

constexpr int kRsaType = 6;
constexpr int kEcType = 408;
constexpr int kEd25519Type = 1087;

struct Curve {
  std::string_view name;  ///< as OpenSSL calls it
  int id;                 ///< its NID
  std::string_view algorithm;
  int hash;  ///< bits
};
constexpr Curve kCurves[] = {
    {"secp224r1", 713, "\x2a\x86\x48\xce\x3d\x04\x03\x02", 256},
    {"prime256v1", 415, "\x2a\x86\x48\xce\x3d\x04\x03\x02", 256},
    {"secp384r1", 715, "\x2a\x86\x48\xce\x3d\x04\x03\x03", 384},
    {"secp521r1", 716, "\x2a\x86\x48\xce\x3d\x04\x03\x04", 512},
};

const Curve* find_curve(std::string_view name) {
  for (const Curve& curve : kCurves)
    if (curve.name == name) return &curve;
  return nullptr;
}

std::string hash_of(std::string_view text, int bits) {
  auto text_of = [](const auto& hash) { return std::string(reinterpret_cast<const char*>(hash.data()), hash.size()); };
  if (bits == 256) return text_of(base::sha256(text));
  return bits == 384 ? text_of(base::sha384(text)) : text_of(base::sha512(text));
}

/// What an i2d function writes.
template <class T>
std::string written(int (*write)(const T*, unsigned char**), const T* thing) {
  int size = write(thing, nullptr);
  std::string out(static_cast<std::size_t>(std::max(size, 0)), '\0');
  auto* at = reinterpret_cast<unsigned char*>(out.data());
  if (size > 0) write(thing, &at);
  return out;
}

Owned<LibCrypto::Key> read(std::string_view der) {
  const LibCrypto& lib = *libcrypto();
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  return {lib.read_key(nullptr, &at, static_cast<long>(der.size())), lib.free_key};
}

}  // namespace

std::string pem_text(std::string_view type, std::string_view der) {
  constexpr std::size_t kLine = 64;
  std::string encoded;
  base::encode_base64(der, encoded);
  std::string out = "-----BEGIN " + std::string(type) + "-----\n";
  for (std::size_t at = 0; at < encoded.size(); at += kLine) out += encoded.substr(at, kLine) + "\n";
  return out + "-----END " + std::string(type) + "-----\n";
}

std::expected<SigningKey, std::string> SigningKey::from_pem(std::string_view pem) {
  std::optional<base::PemBlock> block = base::next_block(pem);
  if (!block) return std::unexpected("no PEM data in input");
  constexpr std::string_view kEnd = " PRIVATE KEY";
  bool is_any = block->type == "PRIVATE KEY";
  if (!is_any && !block->type.ends_with(kEnd))
    return std::unexpected("no private key data in PEM block of type " + std::string(block->type));
  std::string_view type = is_any ? std::string_view() : block->type.substr(0, block->type.size() - kEnd.size());
  if (type == "DSA") {
    SigningKey made(Type::Dsa, {nullptr, libcrypto()->free_key});
    made.dsa_ = std::move(block->bytes);
    return made;
  }
  if (!is_any && type != "RSA" && type != "EC")
    return std::unexpected("invalid private key type " + std::string(block->type));
  Owned<LibCrypto::Key> key = read(block->bytes);
  int id = key == nullptr ? 0 : libcrypto()->key_type(key.get());
  bool fits =
      is_any ? id == kRsaType || id == kEcType || id == kEd25519Type : id == (type == "RSA" ? kRsaType : kEcType);
  if (!fits) {
    std::string what = is_any ? "decoding PEM as PKCS#8" : "parsing " + std::string(type) + " private key from PEM";
    return std::unexpected(what + ": asn1: structure error: the key is broken or of another type");
  }
  Type made = id == kRsaType ? Type::Rsa : id == kEcType ? Type::Ecdsa : Type::Ed25519;
  SigningKey result(made, std::move(key));
  if (made == Type::Ecdsa && find_curve(result.curve()) == nullptr)
    return std::unexpected("parsing EC private key from PEM: x509: unknown elliptic curve");
  return result;
}

SigningKey SigningKey::from_rsa(std::string_view der) { return {Type::Rsa, read(der)}; }

std::string SigningKey::pem() const {
  if (type_ == Type::Dsa) return pem_text("DSA PRIVATE KEY", dsa_);
  std::string_view name = type_ == Type::Rsa     ? "RSA PRIVATE KEY"
                          : type_ == Type::Ecdsa ? "EC PRIVATE KEY"
                                                 : "PRIVATE KEY";
  return pem_text(name, written<LibCrypto::Key>(libcrypto()->write_key, key_.get()));
}

std::string SigningKey::public_key() const {
  return written<LibCrypto::Key>(libcrypto()->write_public_key, key_.get());
}

std::string SigningKey::curve() const {
  char name[32] = {};
  std::size_t size = 0;
  if (libcrypto()->key_group(key_.get(), name, sizeof name, &size) != 1) return {};
  return {name, size};
}

std::string SigningKey::algorithm() const {
  constexpr std::string_view kRsaWithSha256 = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b";
  constexpr std::string_view kEd25519Id = "\x2b\x65\x70";
  switch (type_) {
    case Type::Rsa: return der::sequence(der::object_id(kRsaWithSha256) + der::element(0x05, {}));
    case Type::Ecdsa: return der::sequence(der::object_id(find_curve(curve())->algorithm));
    default: return der::sequence(der::object_id(kEd25519Id));
  }
}

std::string SigningKey::sign(std::string_view text, std::uint64_t seed) const {
  if (type_ == Type::Ecdsa) return sign_ecdsa(text, seed);
  const LibCrypto& lib = *libcrypto();
  Owned<LibCrypto::DigestContext> context(lib.new_digest_context(), lib.free_digest_context);
  const LibCrypto::Digest* digest = type_ == Type::Rsa ? lib.sha256() : nullptr;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t size = 0;
  if (lib.begin_sign(context.get(), nullptr, digest, nullptr, key_.get()) != 1 ||
      lib.sign(context.get(), nullptr, &size, bytes, text.size()) != 1)
    return {};
  std::string out(size, '\0');
  if (lib.sign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, bytes, text.size()) != 1) return {};
  out.resize(size);
  return out;
}

/// By hand, because OpenSSL 3.0 draws the secret number of each signature from the system.
std::string SigningKey::sign_ecdsa(std::string_view text, std::uint64_t seed) const {
  const LibCrypto& lib = *libcrypto();
  const Curve& curve = *find_curve(this->curve());
  Owned<LibCrypto::Group> group(lib.new_group(curve.id), lib.free_group);
  LibCrypto::Number* secret = nullptr;
  if (lib.key_number(key_.get(), "priv", &secret) != 1) return {};
  Number d(secret, lib.free_number);
  BigMath math;
  const LibCrypto::Number* given = lib.group_order(group.get());
  int bits = lib.bits(given);
  std::string order_bytes(static_cast<std::size_t>(bits + 7) / 8, '\0');
  lib.to_bytes(given, reinterpret_cast<unsigned char*>(order_bytes.data()));
  Number order = math.from_bytes(order_bytes);
  Number hash = math.from_bytes(hash_of(text, curve.hash));
  if (curve.hash > bits) lib.shift_right(hash.get(), hash.get(), curve.hash - bits);
  Random random(seed);
  for (;;) {
    Number k = math.plus(math.remainder(math.random(bits + 64, random), math.subtract(order, math.word(1))), 1);
    Owned<LibCrypto::Point> point(lib.new_point(group.get()), lib.free_point);
    lib.point_multiply(group.get(), point.get(), k.get(), nullptr, nullptr, math.context());
    Number x = math.make();
    Number y = math.make();
    lib.point_coordinates(group.get(), point.get(), x.get(), y.get(), math.context());
    Number r = math.remainder(x, order);
    Number sum = math.add(hash, math.mod_multiply(r, d, order));
    Number s = math.mod_multiply(math.mod_inverse(k, order), sum, order);
    if (lib.bits(r.get()) != 0 && lib.bits(s.get()) != 0)
      return der::sequence(der::integer(math.bytes(r)) + der::integer(math.bytes(s)));
  }
}

}  // namespace pave::lang::gotemplate
