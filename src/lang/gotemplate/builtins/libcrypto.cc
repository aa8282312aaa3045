#include "lang/gotemplate/builtins/libcrypto.h"

#include <type_traits>

#include "base/crypto.h"

namespace pave::lang::gotemplate {
namespace {

LibCrypto load() {
  LibCrypto made;
  made.complete = true;
  auto bind = [&made](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(base::crypto_function(name));
    made.complete = made.complete && function != nullptr;
  };
  bind(made.new_number, "BN_new");
  bind(made.free_number, "BN_free");
  bind(made.from_bytes, "BN_bin2bn");
  bind(made.to_bytes, "BN_bn2bin");
  bind(made.to_padded_bytes, "BN_bn2binpad");
  bind(made.bits, "BN_num_bits");
  bind(made.compare, "BN_cmp");
  bind(made.add, "BN_add");
  bind(made.subtract, "BN_sub");
  bind(made.multiply, "BN_mul");
  bind(made.divide, "BN_div");
  bind(made.mod_multiply, "BN_mod_mul");
  bind(made.mod_power, "BN_mod_exp");
  bind(made.mod_inverse, "BN_mod_inverse");
  bind(made.mod_word, "BN_mod_word");
  bind(made.add_word, "BN_add_word");
  bind(made.shift_right, "BN_rshift");
  bind(made.new_context, "BN_CTX_new");
  bind(made.free_context, "BN_CTX_free");
  bind(made.read_key, "d2i_AutoPrivateKey");
  bind(made.raw_key, "EVP_PKEY_new_raw_private_key");
  bind(made.free_key, "EVP_PKEY_free");
  bind(made.key_type, "EVP_PKEY_get_base_id");
  bind(made.key_number, "EVP_PKEY_get_bn_param");
  bind(made.key_group, "EVP_PKEY_get_group_name");
  bind(made.write_key, "i2d_PrivateKey");
  bind(made.write_public_key, "i2d_PUBKEY");
  bind(made.new_digest_context, "EVP_MD_CTX_new");
  bind(made.free_digest_context, "EVP_MD_CTX_free");
  bind(made.sha256, "EVP_sha256");
  bind(made.begin_sign, "EVP_DigestSignInit");
  bind(made.sign, "EVP_DigestSign");
  bind(made.new_group, "EC_GROUP_new_by_curve_name");
  bind(made.free_group, "EC_GROUP_free");
  bind(made.group_order, "EC_GROUP_get0_order");
  bind(made.new_point, "EC_POINT_new");
  bind(made.free_point, "EC_POINT_free");
  bind(made.point_multiply, "EC_POINT_mul");
  bind(made.point_coordinates, "EC_POINT_get_affine_coordinates");
  bind(made.read_certificate, "d2i_X509");
  bind(made.free_certificate, "X509_free");
  bind(made.subject, "X509_get_subject_name");
  bind(made.write_name, "i2d_X509_NAME");
  bind(made.subject_key_id, "X509_get0_subject_key_id");
  bind(made.octets, "ASN1_STRING_get0_data");
  bind(made.octet_count, "ASN1_STRING_length");
  bind(made.fits_key, "X509_check_private_key");
  bind(made.scrypt, "EVP_PBE_scrypt");
  bind(made.new_cipher_context, "EVP_CIPHER_CTX_new");
  bind(made.free_cipher_context, "EVP_CIPHER_CTX_free");
  bind(made.aes_256_cbc, "EVP_aes_256_cbc");
  bind(made.begin_cipher, "EVP_CipherInit_ex");
  bind(made.set_padding, "EVP_CIPHER_CTX_set_padding");
  bind(made.run_cipher, "EVP_CipherUpdate");
  return made;
}

}  // namespace

const LibCrypto* libcrypto() {
  static const LibCrypto made = load();
  return made.complete ? &made : nullptr;
}

std::string no_libcrypto(std::string_view function) {
  return std::string(function) + " needs OpenSSL's libcrypto.so.3, which is not there";
}

}  // namespace pave::lang::gotemplate
