#include "base/sha.h"

#include <bit>
#include <cstddef>
#include <cstring>

namespace pave::base {
namespace {

template <typename Word>
Word read_big_endian(const unsigned char* bytes) {
  Word word = 0;
  for (std::size_t i = 0; i < sizeof(Word); ++i) word = static_cast<Word>(word << 8 | bytes[i]);
  return word;
}

template <typename Word>
void write_big_endian(Word word, unsigned char* bytes) {
  for (std::size_t i = sizeof(Word); i-- > 0; word = static_cast<Word>(word >> 8))
    bytes[i] = static_cast<unsigned char>(word);
}

/// Hands the text to `mix` block by block, padded with a one, zeros and its length in bits.
template <std::size_t block, typename Mix>
void in_blocks(std::string_view text, Mix mix) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t whole = text.size() / block * block;
  for (std::size_t at = 0; at < whole; at += block) mix(bytes + at);
  unsigned char last[2 * block] = {};
  std::size_t rest = text.size() - whole;
  if (rest != 0) std::memcpy(last, bytes + whole, rest);
  last[rest] = 0x80;
  std::size_t padded = rest + 1 + block / 8 <= block ? block : 2 * block;
  write_big_endian(static_cast<std::uint64_t>(text.size()) * 8, last + padded - 8);
  for (std::size_t at = 0; at < padded; at += block) mix(last + at);
}

template <std::size_t size, typename Word, std::size_t words>
std::array<unsigned char, size> output(const std::array<Word, words>& state) {
  std::array<unsigned char, size> out;
  for (std::size_t i = 0; i < size / sizeof(Word); ++i) write_big_endian(state[i], out.data() + i * sizeof(Word));
  return out;
}

constexpr std::uint64_t kRoundConstants[80] = {
    0x428a2f98d728ae22U, 0x7137449123ef65cdU, 0xb5c0fbcfec4d3b2fU, 0xe9b5dba58189dbbcU, 0x3956c25bf348b538U,
    0x59f111f1b605d019U, 0x923f82a4af194f9bU, 0xab1c5ed5da6d8118U, 0xd807aa98a3030242U, 0x12835b0145706fbeU,
    0x243185be4ee4b28cU, 0x550c7dc3d5ffb4e2U, 0x72be5d74f27b896fU, 0x80deb1fe3b1696b1U, 0x9bdc06a725c71235U,
    0xc19bf174cf692694U, 0xe49b69c19ef14ad2U, 0xefbe4786384f25e3U, 0x0fc19dc68b8cd5b5U, 0x240ca1cc77ac9c65U,
    0x2de92c6f592b0275U, 0x4a7484aa6ea6e483U, 0x5cb0a9dcbd41fbd4U, 0x76f988da831153b5U, 0x983e5152ee66dfabU,
    0xa831c66d2db43210U, 0xb00327c898fb213fU, 0xbf597fc7beef0ee4U, 0xc6e00bf33da88fc2U, 0xd5a79147930aa725U,
    0x06ca6351e003826fU, 0x142929670a0e6e70U, 0x27b70a8546d22ffcU, 0x2e1b21385c26c926U, 0x4d2c6dfc5ac42aedU,
    0x53380d139d95b3dfU, 0x650a73548baf63deU, 0x766a0abb3c77b2a8U, 0x81c2c92e47edaee6U, 0x92722c851482353bU,
    0xa2bfe8a14cf10364U, 0xa81a664bbc423001U, 0xc24b8b70d0f89791U, 0xc76c51a30654be30U, 0xd192e819d6ef5218U,
    0xd69906245565a910U, 0xf40e35855771202aU, 0x106aa07032bbd1b8U, 0x19a4c116b8d2d0c8U, 0x1e376c085141ab53U,
    0x2748774cdf8eeb99U, 0x34b0bcb5e19b48a8U, 0x391c0cb3c5c95a63U, 0x4ed8aa4ae3418acbU, 0x5b9cca4f7763e373U,
    0x682e6ff3d6b2b8a3U, 0x748f82ee5defb2fcU, 0x78a5636f43172f60U, 0x84c87814a1f0ab72U, 0x8cc702081a6439ecU,
    0x90befffa23631e28U, 0xa4506cebde82bde9U, 0xbef9a3f7b2c67915U, 0xc67178f2e372532bU, 0xca273eceea26619cU,
    0xd186b8c721c0c207U, 0xeada7dd6cde0eb1eU, 0xf57d4f7fee6ed178U, 0x06f067aa72176fbaU, 0x0a637dc5a2c898a6U,
    0x113f9804bef90daeU, 0x1b710b35131c471bU, 0x28db77f523047d84U, 0x32caab7b40c72493U, 0x3c9ebe0a15c9bebcU,
    0x431d67c49c100d4cU, 0x4cc5d4becb3e42b6U, 0x597f299cfc657e2aU, 0x5fcb6fab3ad6faecU, 0x6c44198c4a475817U};

/// What tells SHA-256 from SHA-512; the constants of the former are the upper halves of those of the latter.
template <typename Word>
struct Sha2;
template <>
struct Sha2<std::uint32_t> {
  static constexpr std::size_t kRounds = 64;
  static constexpr int kSum0[3] = {2, 13, 22};
  static constexpr int kSum1[3] = {6, 11, 25};
  static constexpr int kMix0[3] = {7, 18, 3};
  static constexpr int kMix1[3] = {17, 19, 10};
  static std::uint32_t constant(std::size_t round) { return static_cast<std::uint32_t>(kRoundConstants[round] >> 32); }
};
template <>
struct Sha2<std::uint64_t> {
  static constexpr std::size_t kRounds = 80;
  static constexpr int kSum0[3] = {28, 34, 39};
  static constexpr int kSum1[3] = {14, 18, 41};
  static constexpr int kMix0[3] = {1, 8, 7};
  static constexpr int kMix1[3] = {19, 61, 6};
  static std::uint64_t constant(std::size_t round) { return kRoundConstants[round]; }
};

template <typename Word>
Word rotated(Word word, const int (&by)[3]) {
  return std::rotr(word, by[0]) ^ std::rotr(word, by[1]) ^ std::rotr(word, by[2]);
}
template <typename Word>
Word shifted(Word word, const int (&by)[3]) {
  return std::rotr(word, by[0]) ^ std::rotr(word, by[1]) ^ (word >> by[2]);
}

template <typename Word>
void mix_sha2(const unsigned char* block, std::array<Word, 8>& state) {
  using Facts = Sha2<Word>;
  Word w[Facts::kRounds];
  for (std::size_t i = 0; i < 16; ++i) w[i] = read_big_endian<Word>(block + i * sizeof(Word));
  for (std::size_t i = 16; i < Facts::kRounds; ++i)
    w[i] = w[i - 16] + shifted(w[i - 15], Facts::kMix0) + w[i - 7] + shifted(w[i - 2], Facts::kMix1);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t i = 0; i < Facts::kRounds; ++i) {
    Word one = h + rotated(e, Facts::kSum1) + ((e & f) ^ (~e & g)) + Facts::constant(i) + w[i];
    Word two = rotated(a, Facts::kSum0) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = d + one;
    d = c;
    c = b;
    b = a;
    a = one + two;
  }
  Word worked[8] = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) state[i] += worked[i];
}

void mix_sha1(const unsigned char* block, std::array<std::uint32_t, 5>& state) {
  std::uint32_t w[80];
  for (std::size_t i = 0; i < 16; ++i) w[i] = read_big_endian<std::uint32_t>(block + 4 * i);
  for (std::size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < 80; ++i) {
    constexpr std::uint32_t kConstants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    std::uint32_t chosen = i < 20 ? (b & c) | (~b & d) : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    std::uint32_t next = std::rotl(a, 5) + chosen + e + kConstants[i / 20] + w[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  std::uint32_t worked[5] = {a, b, c, d, e};
  for (std::size_t i = 0; i < 5; ++i) state[i] += worked[i];
}

}  // namespace

std::array<unsigned char, 20> sha1(std::string_view bytes) {
  std::array<std::uint32_t, 5> state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  in_blocks<64>(bytes, [&](const unsigned char* block) { mix_sha1(block, state); });
  return output<20>(state);
}

std::array<unsigned char, 32> sha256(std::string_view bytes) {
  std::array<std::uint32_t, 8> state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  in_blocks<64>(bytes, [&](const unsigned char* block) { mix_sha2(block, state); });
  return output<32>(state);
}

std::array<unsigned char, 48> sha384(std::string_view bytes) {
  std::array<std::uint64_t, 8> state = {0xcbbb9d5dc1059ed8U, 0x629a292a367cd507U, 0x9159015a3070dd17U,
                                        0x152fecd8f70e5939U, 0x67332667ffc00b31U, 0x8eb44a8768581511U,
                                        0xdb0c2e0d64f98fa7U, 0x47b5481dbefa4fa4U};
  in_blocks<128>(bytes, [&](const unsigned char* block) { mix_sha2(block, state); });
  return output<48>(state);
}

std::array<unsigned char, 64> sha512(std::string_view bytes) {
  std::array<std::uint64_t, 8> state = {0x6a09e667f3bcc908U, 0xbb67ae8584caa73bU, 0x3c6ef372fe94f82bU,
                                        0xa54ff53a5f1d36f1U, 0x510e527fade682d1U, 0x9b05688c2b3e6c1fU,
                                        0x1f83d9abfb41bd6bU, 0x5be0cd19137e2179U};
  in_blocks<128>(bytes, [&](const unsigned char* block) { mix_sha2(block, state); });
  return output<64>(state);
}

std::array<unsigned char, 32> hmac_sha256(std::string_view key, std::string_view bytes) {
  constexpr std::size_t kBlock = 64;
  std::string padded(kBlock, '\0');
  if (key.size() > kBlock) {
    std::array<unsigned char, 32> short_key = sha256(key);
    std::memcpy(padded.data(), short_key.data(), short_key.size());
  } else {
    padded.replace(0, key.size(), key);
  }
  std::string inner = padded;
  for (char& c : inner) c = static_cast<char>(c ^ 0x36);
  for (char& c : padded) c = static_cast<char>(c ^ 0x5c);
  inner += bytes;
  std::array<unsigned char, 32> inside = sha256(inner);
  padded.append(reinterpret_cast<const char*>(inside.data()), inside.size());
  return sha256(padded);
}

}  // namespace pave::base
