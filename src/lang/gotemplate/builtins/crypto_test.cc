#include "lang/gotemplate/builtins/crypto.h"

#include <gtest/gtest.h>

#include <string>

#include "base/crypto.h"
#include "base/pem.h"
#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/libcrypto.h"
#include "lang/gotemplate/builtins/private_key.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::int64_t kNow = 1'700'000'000'000'000'000;

Value text(std::string_view bytes) { return Value::of(bytes); }

class Crypto : public testing::Test {
 protected:
  void SetUp() override {
    if (libcrypto() == nullptr) GTEST_SKIP() << "no libcrypto.so.3";
  }

  Value call(std::string_view name, std::vector<Value> args) {
    return caller_.call(crypto_functions(), name, std::move(args));
  }
  Value list(std::vector<Value> items) { return Value::of(caller_.arena().copy(std::span<const Value>(items))); }
  std::string_view field(const Value& value, std::string_view name) {
    return value.object->field(name, caller_.arena()).text();
  }

  /// Whether OpenSSL finds the certificate signed by the key of the other, and made for its own.
  bool is_signed_by(std::string_view cert, std::string_view key, std::string_view signer_key) {
    const LibCrypto& lib = *libcrypto();
    std::string der = base::next_block(cert)->bytes;
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    Owned<LibCrypto::Certificate> read(lib.read_certificate(nullptr, &at, static_cast<long>(der.size())),
                                       lib.free_certificate);
    auto verify =
        reinterpret_cast<int (*)(LibCrypto::Certificate*, LibCrypto::Key*)>(base::crypto_function("X509_verify"));
    auto own = SigningKey::from_pem(key);
    auto signer = SigningKey::from_pem(signer_key);
    return read != nullptr && lib.fits_key(read.get(), own->get()) == 1 && verify(read.get(), signer->get()) == 1;
  }

  Caller caller_{7, kNow};
};

TEST_F(Crypto, AnAuthoritySignsItselfAndOthers) {
  Value ca = call("genCA", {text("my-ca"), Value::of_int(365)});
  EXPECT_TRUE(is_signed_by(field(ca, "Cert"), field(ca, "Key"), field(ca, "Key")));
  Value cert = call("genSignedCert", {text("app"), list({text("10.0.0.1"), text("fd00::1")}), list({text("app.local")}),
                                      Value::of_int(30), ca});
  EXPECT_TRUE(is_signed_by(field(cert, "Cert"), field(cert, "Key"), field(ca, "Key")));
  EXPECT_NE(field(cert, "Key"), field(ca, "Key"));
  EXPECT_FALSE(is_signed_by(field(cert, "Cert"), field(cert, "Key"), field(cert, "Key")));
}

TEST_F(Crypto, EveryKindOfKeySigns) {
  for (std::string_view type : {"ecdsa", "ed25519"}) {
    Value key = call("genPrivateKey", {text(type)});
    Value ca = call("genCAWithKey", {text("my-ca"), Value::of_int(365), key});
    EXPECT_EQ(field(ca, "Key"), key.text());
    EXPECT_TRUE(is_signed_by(field(ca, "Cert"), key.text(), key.text())) << type;
    Value self = call("genSelfSignedCertWithKey", {text(""), Value::nil(), list({text("*.x")}), Value::of_int(1), key});
    EXPECT_TRUE(is_signed_by(field(self, "Cert"), key.text(), key.text())) << type;
    Value other = call("genSignedCertWithKey", {text("app"), Value::nil(), Value::nil(), Value::of_int(1), ca,
                                                call("genPrivateKey", {text(type)})});
    EXPECT_TRUE(is_signed_by(field(other, "Cert"), field(other, "Key"), key.text())) << type;
  }
  Value dsa = call("genPrivateKey", {text("dsa")});
  EXPECT_TRUE(dsa.text().starts_with("-----BEGIN DSA PRIVATE KEY-----\n"));
  call("genCAWithKey", {text("my-ca"), Value::of_int(365), dsa});
  EXPECT_EQ(caller_.error(),
            "error creating certificate: x509: certificate private key does not implement crypto.Signer");
  EXPECT_EQ(call("genPrivateKey", {text("x")}).text(), "Unknown type x");
}

TEST_F(Crypto, TheSameSeedGivesTheSameTexts) {
  Caller other(7, kNow);
  for (std::string_view type : {"ecdsa", "ed25519"})
    EXPECT_EQ(call("genPrivateKey", {text(type)}).text(),
              other.call(crypto_functions(), "genPrivateKey", {text(type)}).text());
  std::vector<Value> args = {text("app"), Value::nil(), Value::nil(), Value::of_int(3)};
  Value one = call("genSelfSignedCert", args);
  Value two = other.call(crypto_functions(), "genSelfSignedCert", args);
  EXPECT_EQ(field(one, "Cert"), field(two, "Cert"));
  EXPECT_EQ(field(one, "Key"), field(two, "Key"));
  EXPECT_NE(field(one, "Key"), field(call("genSelfSignedCert", args), "Key"));
}

TEST_F(Crypto, WhatIsWrongIsSaidAsGoSaysIt) {
  auto error = [this](std::string_view name, std::vector<Value> args) {
    call(name, std::move(args));
    return caller_.error();
  };
  Value days = Value::of_int(1);
  EXPECT_EQ(error("genSelfSignedCert", {text("a"), list({text("10.0.0.300")}), Value::nil(), days}),
            "error parsing ip: 10.0.0.300");
  EXPECT_EQ(error("genSelfSignedCert", {text("a"), list({Value::of_int(3)}), Value::nil(), days}),
            "error parsing ip: 3 is not a string");
  EXPECT_EQ(error("genSelfSignedCert", {text("a"), Value::nil(), list({text("\xc3\xa9")}), days}),
            "error creating certificate: x509: \"\xc3\xa9\" cannot be encoded as an IA5String");
  EXPECT_EQ(error("genCAWithKey", {text("a"), days, text("x")}), "parsing private key: no PEM data in input");
  EXPECT_EQ(error("buildCustomCert", {text("x"), text("x")}), "unable to decode base64 certificate");
  EXPECT_EQ(error("buildCustomCert", {text("eA=="), text("eA==")}), "unable to decode certificate");
}

TEST_F(Crypto, Passwords) {
  EXPECT_EQ(
      call("derivePassword", {Value::of_int(1), text("long"), text("password"), text("user"), text("example.com")})
          .text(),
      "ZedaFaxcZaso9*");
  EXPECT_EQ(call("derivePassword", {Value::of_int(1), text("x"), text("p"), text("u"), text("s")}).text(),
            "cannot find password template x");
  std::string_view line = call("htpasswd", {text("admin"), text("secret")}).text();
  EXPECT_TRUE(line.starts_with("admin:$2a$10$")) << line;
  EXPECT_EQ(call("htpasswd", {text("a:b"), text("x")}).text(), "invalid username: a:b");
  EXPECT_EQ(call("bcrypt", {text(std::string(73, 'x'))}).text(),
            "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes");
}

TEST_F(Crypto, WhatAesHidesComesBack) {
  for (std::string_view plain : {"text", "sixteen bytes!!!", "a longer text of more than two blocks"}) {
    Value hidden = call("encryptAES", {text("key"), text(plain)});
    EXPECT_EQ(call("decryptAES", {text("key"), hidden}).text(), plain);
  }
  EXPECT_EQ(call("encryptAES", {text("key"), text("")}).text(), "");
  // From the program openssl.
  EXPECT_EQ(call("decryptAES", {text("secretkey"), text("AAECAwQFBgcICQoLDA0OD4aChIkqfhLglmmHSXlA6r0=")}).text(),
            "plaintext");
  call("decryptAES", {text("key"), text("!!")});
  EXPECT_EQ(caller_.error(), "illegal base64 data at input byte 0");
}

}  // namespace
}  // namespace pave::lang::gotemplate
