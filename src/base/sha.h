#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pave::base {

// The hashes of FIPS 180-4, written here because they are needed on nearly every rendering and libcrypto costs milliseconds
// to load. Not for secrets: nothing is done against observers of time.

std::array<unsigned char, 20> sha1(std::string_view bytes);
std::array<unsigned char, 32> sha256(std::string_view bytes);
std::array<unsigned char, 48> sha384(std::string_view bytes);
std::array<unsigned char, 64> sha512(std::string_view bytes);

/// HMAC (RFC 2104) with SHA-256.
std::array<unsigned char, 32> hmac_sha256(std::string_view key, std::string_view bytes);

/// Bytes as small hexadecimal digits.
template <std::size_t size>
std::string hexadecimal(const std::array<unsigned char, size>& bytes) {
  std::string out;
  out.reserve(2 * size);
  for (unsigned char byte : bytes) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

}  // namespace pave::base
