#include "lang/gotemplate/builtins/passwords.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base64.h"
#include "base/sha.h"
#include "lang/gotemplate/builtins/bcrypt.h"
#include "lang/gotemplate/builtins/encodings.h"
#include "lang/gotemplate/builtins/libcrypto.h"
#include "lang/host.h"

namespace pave::lang::gotemplate {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string bcrypt_text(std::string_view password, Random& random) {
  if (password.size() > kMaxBcryptPassword)
    return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
  std::array<unsigned char, 16> salt;
  random.fill(salt);
  return bcrypt_hash(password, salt);
}

/// The shapes of passwords that the Master Password algorithm knows, each character a class.
struct PasswordType {
  std::string_view name;
  std::vector<std::string_view> shapes;
};
const std::vector<PasswordType>& password_types() {
  static const std::vector<PasswordType> types = {
      {"maximum", {"anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"}},
      {"long",
       {"CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
        "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
        "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
        "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno"}},
      {"medium", {"CvcnoCvc", "CvcCvcno"}},
      {"short", {"Cvcn"}},
      {"basic", {"aaanaaan", "aannaaan", "aaannaaa"}},
      {"pin", {"nnnn"}},
  };
  return types;
}

std::string_view characters_of(char character_class) {
  switch (character_class) {
    case 'V': return "AEIOU";
    case 'C': return "BCDFGHJKLMNPQRSTVWXYZ";
    case 'v': return "aeiou";
    case 'c': return "bcdfghjklmnpqrstvwxyz";
    case 'a': return "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    case 'n': return "0123456789";
    case 'o': return "@&%?,=[]_:-+*$#!'^~;()/.";
    default: return "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()";
  }
}

void append_big_endian(std::uint32_t number, std::string& out) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift);
}

/// AES-256 in CBC mode over whole blocks; empty when it fails.
std::string run_aes(std::string_view password, std::string_view iv, std::string_view text, bool encrypt) {
  const LibCrypto& lib = *libcrypto();
  std::string key(password.substr(0, 32));
  key.resize(32, '\0');
  Owned<LibCrypto::CipherContext> context(lib.new_cipher_context(), lib.free_cipher_context);
  std::string out(text.size() + 16, '\0');
  int size = 0;
  if (lib.begin_cipher(context.get(), lib.aes_256_cbc(), nullptr, bytes_of(key), bytes_of(iv), encrypt ? 1 : 0) != 1 ||
      lib.set_padding(context.get(), 0) != 1 ||
      lib.run_cipher(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, bytes_of(text),
                     static_cast<int>(text.size())) != 1)
    return {};
  out.resize(static_cast<std::size_t>(size));
  return out;
}

constexpr std::size_t kBlock = 16;

}  // namespace

Value bcrypt(Call& call) { return call.text(bcrypt_text(call[0].text(), call.host().random())); }

Value htpasswd(Call& call) {
  std::string name(call[0].text());
  if (name.find(':') != std::string::npos) return call.text("invalid username: " + name);
  return call.text(name + ":" + bcrypt_text(call[1].text(), call.host().random()));
}

/// https://spectre.app/spectre-algorithm.pdf: scrypt of the person's secret, then HMAC for the site.
Value derive_password(Call& call) {
  constexpr std::string_view kSeed = "com.lyndir.masterpassword";
  constexpr std::uint64_t kMaxMemory = 128 << 20;
  std::string_view type = call[1].text();
  auto found = std::ranges::find(password_types(), type, &PasswordType::name);
  if (found == password_types().end()) return call.text("cannot find password template " + std::string(type));
  if (libcrypto() == nullptr) return call.fail(no_libcrypto("derivePassword"));
  std::string_view password = call[2].text();
  std::string_view user = call[3].text();
  std::string_view site = call[4].text();
  std::string salt(kSeed);
  append_big_endian(static_cast<std::uint32_t>(user.size()), salt);
  salt += user;
  std::string key(64, '\0');
  if (libcrypto()->scrypt(password.data(), password.size(), bytes_of(salt), salt.size(), 32768, 8, 2, kMaxMemory,
                          reinterpret_cast<unsigned char*>(key.data()), key.size()) != 1)
    return call.text("failed to derive password: scrypt");
  std::string message(kSeed);
  append_big_endian(static_cast<std::uint32_t>(site.size()), message);
  message += site;
  append_big_endian(static_cast<std::uint32_t>(
                        call[0].kind == Kind::Uint ? call[0].natural : static_cast<std::uint64_t>(call[0].integer)),
                    message);
  std::array<unsigned char, 32> seed = base::hmac_sha256(key, message);
  std::string_view shape = found->shapes[seed[0] % found->shapes.size()];
  std::string out;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    std::string_view characters = characters_of(shape[i]);
    out += characters[seed[i + 1] % characters.size()];
  }
  return call.text(out);
}

Value encrypt_aes(Call& call) {
  std::string text(call[1].text());
  if (text.empty()) return call.text({});
  if (libcrypto() == nullptr) return call.fail(no_libcrypto("encryptAES"));
  std::size_t padding = kBlock - text.size() % kBlock;
  text.append(padding, static_cast<char>(padding));
  std::string iv(kBlock, '\0');
  call.host().random().fill({reinterpret_cast<unsigned char*>(iv.data()), iv.size()});
  std::string out;
  std::string blocks = run_aes(call[0].text(), iv, text, true);
  if (blocks.empty()) return call.fail("libcrypto refuses to encrypt with AES-256");
  base::encode_base64(iv + blocks, out);
  return call.text(out);
}

/// The errors of broken texts are the panics that they cause in Sprig.
Value decrypt_aes(Call& call) {
  std::string_view text = call[1].text();
  if (text.empty()) return call.text({});
  std::optional<std::string> bytes = base::decode_base64(text);
  if (!bytes) return call.fail(base64_error(text));
  if (libcrypto() == nullptr) return call.fail(no_libcrypto("decryptAES"));
  if (bytes->size() < kBlock)
    return call.fail("runtime error: slice bounds out of range [:16] with length " + std::to_string(bytes->size()));
  std::string_view blocks = std::string_view(*bytes).substr(kBlock);
  if (blocks.size() % kBlock != 0) return call.fail("crypto/cipher: input not full blocks");
  if (blocks.empty()) return call.fail("runtime error: index out of range [-1]");
  std::string out = run_aes(call[0].text(), std::string_view(*bytes).substr(0, kBlock), blocks, false);
  if (out.empty()) return call.fail("libcrypto refuses to decrypt with AES-256");
  std::size_t padding = static_cast<unsigned char>(out.back());
  if (padding > out.size())
    return call.fail("runtime error: slice bounds out of range [:-" + std::to_string(padding - out.size()) + "]");
  out.resize(out.size() - padding);
  return call.text(out);
}

}  // namespace pave::lang::gotemplate
