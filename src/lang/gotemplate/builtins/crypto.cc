#include "lang/gotemplate/builtins/crypto.h"

#include "lang/gotemplate/builtins/certificates.h"
#include "lang/gotemplate/builtins/passwords.h"

namespace pave::lang::gotemplate {
namespace {

constexpr Argument kText[] = {{"text", Param::String}};
constexpr Argument kUser[] = {{"username", Param::String}, {"password", Param::String}};
constexpr Argument kDerive[] = {{"counter", Param::Uint32},
                                {"type", Param::String},
                                {"password", Param::String},
                                {"user", Param::String},
                                {"site", Param::String}};
constexpr Argument kType[] = {{"type", Param::String}};
constexpr Argument kAuthority[] = {{"name", Param::String}, {"days", Param::Int}};
constexpr Argument kAuthorityWithKey[] = {{"name", Param::String}, {"days", Param::Int}, {"key", Param::String}};
constexpr Argument kSelfSigned[] = {
    {"name", Param::String}, {"addresses", Param::AnyList}, {"dnsNames", Param::AnyList}, {"days", Param::Int}};
constexpr Argument kSelfSignedWithKey[] = {{"name", Param::String},
                                           {"addresses", Param::AnyList},
                                           {"dnsNames", Param::AnyList},
                                           {"days", Param::Int},
                                           {"key", Param::String}};
constexpr Argument kSigned[] = {{"name", Param::String},
                                {"addresses", Param::AnyList},
                                {"dnsNames", Param::AnyList},
                                {"days", Param::Int},
                                {"authority", Param::Any}};
constexpr Argument kSignedWithKey[] = {{"name", Param::String},      {"addresses", Param::AnyList},
                                       {"dnsNames", Param::AnyList}, {"days", Param::Int},
                                       {"authority", Param::Any},    {"key", Param::String}};
constexpr Argument kCustom[] = {{"cert", Param::String}, {"key", Param::String}};
constexpr Argument kEncrypt[] = {{"password", Param::String}, {"text", Param::String}};
constexpr Argument kDecrypt[] = {{"password", Param::String}, {"encrypted", Param::String}};

constexpr Function record(std::string_view name, std::span<const Argument> arguments, std::string_view doc,
                          Example example, Value (*run)(Call&)) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = "keys and passwords",
          .arguments = arguments,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function kFunctions[] = {
    record("htpasswd", kUser,
           "A line for an htpasswd file: the name, a colon and the bcrypt hash of the password. The same for the same "
           "seed.",
           {"{{ htpasswd \"admin\" \"secret\" | trunc 13 }}", "admin:$2a$10$"}, htpasswd),
    record("bcrypt", kText,
           "The bcrypt hash of the text with the cost 10. The same for the same seed. Longer texts than 72 bytes give "
           "a message.",
           {"{{ bcrypt \"secret\" | len }}", "60"}, bcrypt),
    record("derivePassword", kDerive,
           "The password of a user for a site by the Master Password (Spectre) algorithm; type is maximum, long, "
           "medium, short, basic or pin.",
           {"{{ derivePassword 1 \"long\" \"password\" \"user\" \"example.com\" }}", "ZedaFaxcZaso9*"},
           derive_password),
    record("genPrivateKey", kType,
           "A new private key in PEM; type is rsa (4096 bits), ecdsa (P-256), ed25519 or dsa. It follows from the "
           "seed: use it for tests, not for secrets.",
           {"{{ genPrivateKey \"ecdsa\" | trunc 30 }}", "-----BEGIN EC PRIVATE KEY-----"}, gen_private_key),
    record("genCA", kAuthority,
           "A certificate authority with a new RSA key: an object with the PEM texts Cert and Key. It follows from the "
           "seed.",
           {"{{ $ca := genCA \"my-ca\" 365 }}{{ $ca.Cert | trunc 27 }}", "-----BEGIN CERTIFICATE-----"}, gen_ca),
    record("genCAWithKey", kAuthorityWithKey, "The same as genCA with a private key that is given in PEM.",
           {"{{ $ca := genCAWithKey \"my-ca\" 365 (genPrivateKey \"ecdsa\") }}{{ $ca.Key | trunc 30 }}",
            "-----BEGIN EC PRIVATE KEY-----"},
           gen_ca_with_key),
    record(
        "genSelfSignedCert", kSelfSigned,
        "A certificate that signs itself, for a name, addresses and DNS names, with a new RSA key: an object with the "
        "PEM texts Cert and Key.",
        {"{{ $c := genSelfSignedCert \"app\" (list \"10.0.0.1\") (list \"app.local\") 365 }}{{ $c.Cert | trunc 27 }}",
         "-----BEGIN CERTIFICATE-----"},
        gen_self_signed_cert),
    record(
        "genSelfSignedCertWithKey", kSelfSignedWithKey,
        "The same as genSelfSignedCert with a private key that is given in PEM.",
        {"{{ $c := genSelfSignedCertWithKey \"app\" nil nil 365 (genPrivateKey \"ed25519\") }}{{ $c.Key | trunc 27 }}",
         "-----BEGIN PRIVATE KEY-----"},
        gen_self_signed_cert_with_key),
    record("genSignedCert", kSigned,
           "A certificate that an authority signs (what genCA or buildCustomCert gives), with a new RSA key: an object "
           "with the PEM texts Cert and Key.",
           {"{{ $ca := genCA \"my-ca\" 365 }}{{ $c := genSignedCert \"app\" nil (list \"app.local\") 365 $ca }}{{ "
            "$c.Cert | trunc 27 }}",
            "-----BEGIN CERTIFICATE-----"},
           gen_signed_cert),
    record("genSignedCertWithKey", kSignedWithKey, "The same as genSignedCert with a private key that is given in PEM.",
           {"{{ $ca := genCA \"my-ca\" 365 }}{{ $c := genSignedCertWithKey \"app\" nil nil 365 $ca (genPrivateKey "
            "\"ecdsa\") }}{{ $c.Key | trunc 30 }}",
            "-----BEGIN EC PRIVATE KEY-----"},
           gen_signed_cert_with_key),
    record("buildCustomCert", kCustom,
           "An object with the PEM texts Cert and Key from base64 of both, to sign with. Ends the rendering when they "
           "can not be read.",
           {"{{ $ca := genCA \"my-ca\" 365 }}{{ $c := buildCustomCert (b64enc $ca.Cert) (b64enc $ca.Key) }}{{ eq "
            "$c.Key $ca.Key }}",
            "true"},
           build_custom_cert),
    record("encryptAES", kEncrypt,
           "The text, encrypted with AES-256-CBC under the password, as base64. The same for the same seed.",
           {"{{ encryptAES \"key\" \"text\" | len }}", "44"}, encrypt_aes),
    record("decryptAES", kDecrypt, "The text behind what encryptAES gave.",
           {"{{ encryptAES \"key\" \"text\" | decryptAES \"key\" }}", "text"}, decrypt_aes),
};

}  // namespace

std::span<const Function> crypto_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
