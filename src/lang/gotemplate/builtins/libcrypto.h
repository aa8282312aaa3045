#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// The functions of OpenSSL 3's libcrypto that the functions of templates use, as OpenSSL declares them. All is opaque.
struct LibCrypto {
  struct Number;
  struct Context;
  struct Key;
  struct Digest;
  struct DigestContext;
  struct Cipher;
  struct CipherContext;
  struct Certificate;
  struct Name;
  struct Octets;
  struct Group;
  struct Point;

  Number* (*new_number)() = nullptr;
  void (*free_number)(Number*) = nullptr;
  Number* (*from_bytes)(const unsigned char*, int, Number*) = nullptr;
  int (*to_bytes)(const Number*, unsigned char*) = nullptr;
  int (*to_padded_bytes)(const Number*, unsigned char*, int) = nullptr;
  int (*bits)(const Number*) = nullptr;
  int (*compare)(const Number*, const Number*) = nullptr;
  int (*add)(Number*, const Number*, const Number*) = nullptr;
  int (*subtract)(Number*, const Number*, const Number*) = nullptr;
  int (*multiply)(Number*, const Number*, const Number*, Context*) = nullptr;
  int (*divide)(Number*, Number*, const Number*, const Number*, Context*) = nullptr;
  int (*mod_multiply)(Number*, const Number*, const Number*, const Number*, Context*) = nullptr;
  int (*mod_power)(Number*, const Number*, const Number*, const Number*, Context*) = nullptr;
  Number* (*mod_inverse)(Number*, const Number*, const Number*, Context*) = nullptr;
  std::uint64_t (*mod_word)(const Number*, std::uint64_t) = nullptr;
  int (*add_word)(Number*, std::uint64_t) = nullptr;
  int (*shift_right)(Number*, const Number*, int) = nullptr;
  Context* (*new_context)() = nullptr;
  void (*free_context)(Context*) = nullptr;

  Key* (*read_key)(Key**, const unsigned char**, long) = nullptr;
  Key* (*raw_key)(int, void*, const unsigned char*, std::size_t) = nullptr;
  void (*free_key)(Key*) = nullptr;
  int (*key_type)(const Key*) = nullptr;
  int (*key_number)(const Key*, const char*, Number**) = nullptr;
  int (*key_group)(const Key*, char*, std::size_t, std::size_t*) = nullptr;
  int (*write_key)(const Key*, unsigned char**) = nullptr;
  int (*write_public_key)(const Key*, unsigned char**) = nullptr;

  DigestContext* (*new_digest_context)() = nullptr;
  void (*free_digest_context)(DigestContext*) = nullptr;
  const Digest* (*sha256)() = nullptr;
  int (*begin_sign)(DigestContext*, void**, const Digest*, void*, Key*) = nullptr;
  int (*sign)(DigestContext*, unsigned char*, std::size_t*, const unsigned char*, std::size_t) = nullptr;

  Group* (*new_group)(int) = nullptr;
  void (*free_group)(Group*) = nullptr;
  const Number* (*group_order)(const Group*) = nullptr;
  Point* (*new_point)(const Group*) = nullptr;
  void (*free_point)(Point*) = nullptr;
  int (*point_multiply)(const Group*, Point*, const Number*, const Point*, const Number*, Context*) = nullptr;
  int (*point_coordinates)(const Group*, const Point*, Number*, Number*, Context*) = nullptr;

  Certificate* (*read_certificate)(Certificate**, const unsigned char**, long) = nullptr;
  void (*free_certificate)(Certificate*) = nullptr;
  Name* (*subject)(const Certificate*) = nullptr;
  int (*write_name)(const Name*, unsigned char**) = nullptr;
  const Octets* (*subject_key_id)(Certificate*) = nullptr;
  const unsigned char* (*octets)(const Octets*) = nullptr;
  int (*octet_count)(const Octets*) = nullptr;
  int (*fits_key)(const Certificate*, const Key*) = nullptr;

  int (*scrypt)(const char*, std::size_t, const unsigned char*, std::size_t, std::uint64_t, std::uint64_t,
                std::uint64_t, std::uint64_t, unsigned char*, std::size_t) = nullptr;
  CipherContext* (*new_cipher_context)() = nullptr;
  void (*free_cipher_context)(CipherContext*) = nullptr;
  const Cipher* (*aes_256_cbc)() = nullptr;
  int (*begin_cipher)(CipherContext*, const Cipher*, void*, const unsigned char*, const unsigned char*, int) = nullptr;
  int (*set_padding)(CipherContext*, int) = nullptr;
  int (*run_cipher)(CipherContext*, unsigned char*, int*, const unsigned char*, int) = nullptr;

  bool complete = false;
};

/// Loaded at the first call. Null: there is no libcrypto.so.3, or a function is missing in it.
const LibCrypto* libcrypto();

/// What a function says that needs it in vain: `genCA needs OpenSSL's libcrypto.so.3, which is not there`.
std::string no_libcrypto(std::string_view function);

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

}  // namespace pave::lang::gotemplate
