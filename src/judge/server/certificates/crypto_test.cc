#include "judge/server/certificates/crypto.h"

#include <gtest/gtest.h>

#include <string>

#include "base/base64.h"
#include "base/pem.h"

namespace pave::judge::server::certificates {
namespace {

// Of one P-256 key, good for a hundred years.
constexpr std::string_view kAuthorityPem =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBfzCCASWgAwIBAgIUSI6sch4WwwPEerAqShG3knmJGDkwCgYIKoZIzj0EAwIw\n"
    "FDESMBAGA1UEAwwJYXV0aG9yaXR5MCAXDTI2MTEyNDEwMDM1OVoYDzIxMjYxMDMx\n"
    "MTAwMzU5WjAUMRIwEAYDVQQDDAlhdXRob3JpdHkwWTATBgcqhkjOPQIBBggqhkjO\n"
    "PQMBBwNCAAQZa4qAynR0pQKIUV7MSAMktbO20sfIwNEil0jkWoe9Ol87ze8Mb+EO\n"
    "BikYJftirSHJaT7NvBLlyORCYzL6tdHSo1MwUTAdBgNVHQ4EFgQUqVuASRLcesGD\n"
    "NlUdKOgbsZiru/4wHwYDVR0jBBgwFoAUqVuASRLcesGDNlUdKOgbsZiru/4wDwYD\n"
    "VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBXkTYK07gjgoJOl2YCNCKI\n"
    "vhXG/rSc100/qXxHwmsjjgIhAIXeLqVZkd2IGsaPRKg9U5aXCDnyFM4eE+g1u9/c\n"
    "C9wY\n"
    "-----END CERTIFICATE-----\n";
constexpr std::string_view kLeafPem =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBcTCCARigAwIBAgIUNp8f8sVJYM/MmIBwyOhsOD7HWRIwCgYIKoZIzj0EAwIw\n"
    "DzENMAsGA1UEAwwEbGVhZjAgFw0yNjExMjQxMDAzNTlaGA8yMTI2MTAzMTEwMDM1\n"
    "OVowDzENMAsGA1UEAwwEbGVhZjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBlr\n"
    "ioDKdHSlAohRXsxIAyS1s7bSx8jA0SKXSORah706XzvN7wxv4Q4GKRgl+2KtIclp\n"
    "Ps28EuXI5EJjMvq10dKjUDBOMB0GA1UdDgQWBBSpW4BJEtx6wYM2VR0o6BuxmKu7\n"
    "/jAfBgNVHSMEGDAWgBSpW4BJEtx6wYM2VR0o6BuxmKu7/jAMBgNVHRMBAf8EAjAA\n"
    "MAoGCCqGSM49BAMCA0cAMEQCIB2LP0qQ9MEnYIMLNvKaDX0+UaPvQ9DgwQhpJG56\n"
    "nedNAiBnT2LdJCK2ETA2api0n9gP7dmyYIA9oSq7f1IOYr253A==\n"
    "-----END CERTIFICATE-----\n";
constexpr std::string_view kRequestPem =
    "-----BEGIN CERTIFICATE REQUEST-----\n"
    "MIHIMHECAQAwDzENMAsGA1UEAwwEc2hvcDBZMBMGByqGSM49AgEGCCqGSM49AwEH\n"
    "A0IABBlrioDKdHSlAohRXsxIAyS1s7bSx8jA0SKXSORah706XzvN7wxv4Q4GKRgl\n"
    "+2KtIclpPs28EuXI5EJjMvq10dKgADAKBggqhkjOPQQDAgNHADBEAiBMzlhgM6aN\n"
    "TkLSHLzdFGziLLZ/KDPufpRYrU6pLcUkuwIgdKbGiUVYAIaq4yAI8TR10eV2PF3q\n"
    "wQ1V59IuhBwYn9g=\n"
    "-----END CERTIFICATE REQUEST-----\n";
constexpr std::string_view kKey =
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEGWuKgMp0dKUCiFFezEgDJLWzttLHyMDRIpdI5FqHvTpf"
    "O83vDG/hDgYpGCX7Yq0hyWk+zbwS5cjkQmMy+rXR0g==";
constexpr std::string_view kSignatureOfUid1 =
    "MEQCIDe7BSuORjqAgGtBTfVZERnsr/6XawzQl6rjBwohfHaSAiALYFxIfOwNCCZU6iyQFaEtUJ5sz0lMEmELedJ2qrsePw==";

std::string der(std::string_view pem) { return base::next_block(pem)->bytes; }

class Crypto : public testing::Test {
 protected:
  void SetUp() override {
    if (!can_check()) GTEST_SKIP() << "skipped (no libcrypto.so.3)";
  }
};

TEST_F(Crypto, CertificatesAreReadToTheirEnd) {
  EXPECT_EQ(check_certificate(der(kLeafPem)), Verdict::Good);
  EXPECT_EQ(check_certificate(der(kLeafPem) + "x"), Verdict::Bad);
  EXPECT_EQ(check_certificate("abc"), Verdict::Bad);
  EXPECT_EQ(check_certificate(""), Verdict::Bad);
}

TEST_F(Crypto, AuthoritiesSaySo) {
  EXPECT_EQ(check_authority(der(kAuthorityPem)), Verdict::Good);
  EXPECT_EQ(check_authority(der(kLeafPem)), Verdict::Bad);
}

TEST_F(Crypto, RequestsAreSignedByTheirKey) {
  std::string request = der(kRequestPem);
  EXPECT_EQ(check_request(request), Verdict::Good);
  EXPECT_EQ(check_request_signature(request), Verdict::Good);
  request[22] ^= 1;  // in the subject
  EXPECT_EQ(check_request(request), Verdict::Good);
  EXPECT_EQ(check_request_signature(request), Verdict::Bad);
  EXPECT_TRUE(key_of_request(request)->is_nist);
}

TEST_F(Crypto, PossessionIsProvedByASignature) {
  std::string key = *base::decode_base64(kKey);
  std::string signature = *base::decode_base64(kSignatureOfUid1);
  EXPECT_EQ(read_key(key)->kind, KeyKind::Ecdsa);
  EXPECT_EQ(check_signature(key, "uid-1", signature), Verdict::Good);
  EXPECT_EQ(check_signature(key, "uid-2", signature), Verdict::Bad);
  EXPECT_FALSE(read_key("abc").has_value());
}

}  // namespace
}  // namespace pave::judge::server::certificates
