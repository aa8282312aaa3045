#include "lang/gotemplate/builtins/certificate.h"

#include <new>

#include "base/go_quote.h"
#include "base/pem.h"
#include "base/sha.h"
#include "base/utf8.h"
#include "lang/gotemplate/builtins/der.h"
#include "lang/gotemplate/builtins/private_key.h"
#include "lang/json.h"
#include "lang/random.h"

namespace pave::lang::gotemplate {
namespace {

constexpr int kKeyBits = 2048;
constexpr std::string_view kCommonName = "\x55\x04\x03";
constexpr std::string_view kSubjectKeyId = "\x55\x1d\x0e";
constexpr std::string_view kKeyUsage = "\x55\x1d\x0f";
constexpr std::string_view kAlternativeName = "\x55\x1d\x11";
constexpr std::string_view kBasicConstraints = "\x55\x1d\x13";
constexpr std::string_view kAuthorityKeyId = "\x55\x1d\x23";
constexpr std::string_view kExtendedUsage = "\x55\x1d\x25";
constexpr std::string_view kServerAuth = "\x2b\x06\x01\x05\x05\x07\x03\x01";
constexpr std::string_view kClientAuth = "\x2b\x06\x01\x05\x05\x07\x03\x02";
constexpr std::string_view kTrue("\x01\x01\xff", 3);

std::string extension(std::string_view id, bool is_critical, std::string_view content) {
  std::string critical = is_critical ? std::string(kTrue) : std::string();
  return der::sequence(der::object_id(id) + critical + der::octet_string(content));
}

std::string name_of(std::string_view common_name) {
  if (common_name.empty()) return der::sequence({});
  return der::sequence(der::element(0x31, der::sequence(der::object_id(kCommonName) + der::text(common_name))));
}

/// The bits of a SubjectPublicKeyInfo's key: its last element is a bit string without unused bits.
std::string_view key_bits(std::string_view info) {
  auto take_header = [](std::string_view& der) {
    std::size_t length = static_cast<unsigned char>(der[1]);
    std::size_t header = 2;
    if (length >= 0x80) {
      std::size_t count = length & 0x7f;
      length = 0;
      for (std::size_t i = 0; i < count; ++i) length = length << 8 | static_cast<unsigned char>(der[2 + i]);
      header += count;
    }
    der.remove_prefix(header);
    return length;
  };
  take_header(info);
  std::string_view rest = info;
  std::size_t algorithm = take_header(rest);
  rest.remove_prefix(algorithm);
  take_header(rest);
  return rest.substr(1);
}

std::string alternative_names(const CertificateRequest& request) {
  std::string names;
  for (std::string_view name : request.dns_names) names += der::element(0x82, name);
  for (std::string_view address : request.addresses) names += der::element(0x87, address);
  return der::sequence(names);
}

/// As CreateCertificate of Go's crypto/x509 orders them.
std::string extensions(const CertificateRequest& request, std::string_view public_key, bool has_name,
                       std::string_view authority_key_id) {
  constexpr std::string_view kSigns("\xa4", 1);   // signatures, keys, certificates
  constexpr std::string_view kServes("\xa0", 1);  // signatures, keys
  bool is_authority = request.is_authority;
  std::string out = extension(kKeyUsage, true, is_authority ? der::bit_string(kSigns, 2) : der::bit_string(kServes, 5));
  out += extension(kExtendedUsage, false, der::sequence(der::object_id(kServerAuth) + der::object_id(kClientAuth)));
  out += extension(kBasicConstraints, true, der::sequence(is_authority ? kTrue : std::string_view()));
  if (is_authority) {
    // RFC 7093, method 1.
    std::array<unsigned char, 32> hash = base::sha256(key_bits(public_key));
    out += extension(kSubjectKeyId, false, der::octet_string({reinterpret_cast<const char*>(hash.data()), 20}));
  }
  if (!authority_key_id.empty())
    out += extension(kAuthorityKeyId, false, der::sequence(der::element(0x80, authority_key_id)));
  if (!request.dns_names.empty() || !request.addresses.empty())
    out += extension(kAlternativeName, !has_name, alternative_names(request));
  return der::element(0xa3, der::sequence(out));
}

SigningKey key_of(const CertificateRequest& request) {
  if (request.key.empty()) return SigningKey::from_rsa(rsa_key(kKeyBits, request.seed));
  return *SigningKey::from_pem(request.key);
}

}  // namespace

const Certificate* Certificate::made(std::string_view cert, std::string_view key, base::Arena& arena) {
  auto* made = new (arena.allocate(sizeof(Certificate), alignof(Certificate))) Certificate(arena);
  made->cert_ = cert;
  made->key_ = key;
  return made;
}

const Certificate* Certificate::requested(const CertificateRequest& request, const Certificate* signer,
                                          base::Arena& arena) {
  auto* made = new (arena.allocate(sizeof(Certificate), alignof(Certificate))) Certificate(arena);
  made->request_ = request;
  made->signer_ = signer;
  return made;
}

std::optional<std::string> Certificate::check(const CertificateRequest& request) {
  for (std::string_view name : request.dns_names)
    for (char c : name)
      if (static_cast<unsigned char>(c) >= 0x80)
        return "x509: " + base::go_quote(name) + " cannot be encoded as an IA5String";
  std::string room;
  if (valid_utf8(request.common_name, room).data() != request.common_name.data()) return "asn1: string not valid UTF-8";
  if (der::time(request.not_before).empty() || der::time(request.not_after).empty())
    return "asn1: structure error: cannot represent time as GeneralizedTime";
  return std::nullopt;
}

void Certificate::make() const {
  SigningKey key = key_of(request_);
  std::string public_key = key.public_key();
  std::string subject = name_of(request_.common_name);
  std::string issuer = subject;
  std::string authority_key_id;
  std::optional<SigningKey> signer_key;
  if (signer_ != nullptr) {
    SignerFacts facts = read_certificate(signer_->cert()).value_or(SignerFacts{});
    issuer = std::move(facts.name);
    if (issuer != subject) authority_key_id = std::move(facts.key_id);
    signer_key.emplace(*SigningKey::from_pem(signer_->key()));
  }
  const SigningKey& signing = signer_key ? *signer_key : key;
  Random random(~request_.seed);
  std::string serial(16, '\0');
  random.fill({reinterpret_cast<unsigned char*>(serial.data()), serial.size()});
  serial[15] = static_cast<char>(serial[15] | 1);  // it must not be 0
  bool has_name = !request_.common_name.empty();
  std::string body =
      der::sequence(der::element(0xa0, der::small_integer(2)) + der::integer(serial) + signing.algorithm() + issuer +
                    der::sequence(der::time(request_.not_before) + der::time(request_.not_after)) + subject +
                    public_key + extensions(request_, public_key, has_name, authority_key_id));
  std::string whole = der::sequence(body + signing.algorithm() + der::bit_string(signing.sign(body, random.next())));
  cert_ = arena_.copy(std::string_view(pem_text("CERTIFICATE", whole)));
  key_ = arena_.copy(std::string_view(key.pem()));
}

std::string_view Certificate::cert() const {
  if (cert_.empty()) make();
  return cert_;
}

std::string_view Certificate::key() const {
  cert();
  return key_;
}

void Certificate::print(std::string& out) const {
  out += '{';
  out += cert();
  out += ' ';
  out += key();
  out += '}';
}

void Certificate::write_json(std::string& out) const {
  out += "{\"Cert\":";
  lang::write_json(Value::of(cert()), true, out);
  out += ",\"Key\":";
  lang::write_json(Value::of(key()), true, out);
  out += '}';
}

std::optional<SignerFacts> read_certificate(std::string_view pem) {
  const LibCrypto& lib = *libcrypto();
  std::optional<base::PemBlock> block = base::next_block(pem);
  if (!block) return std::nullopt;
  const auto* at = reinterpret_cast<const unsigned char*>(block->bytes.data());
  Owned<LibCrypto::Certificate> read(lib.read_certificate(nullptr, &at, static_cast<long>(block->bytes.size())),
                                     lib.free_certificate);
  if (read == nullptr) return std::nullopt;
  SignerFacts facts;
  const LibCrypto::Name* name = lib.subject(read.get());
  facts.name.resize(static_cast<std::size_t>(lib.write_name(name, nullptr)));
  auto* to = reinterpret_cast<unsigned char*>(facts.name.data());
  lib.write_name(name, &to);
  if (const LibCrypto::Octets* id = lib.subject_key_id(read.get()))
    facts.key_id.assign(reinterpret_cast<const char*>(lib.octets(id)), static_cast<std::size_t>(lib.octet_count(id)));
  return facts;
}

}  // namespace pave::lang::gotemplate
