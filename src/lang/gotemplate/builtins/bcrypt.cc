#include "lang/gotemplate/builtins/bcrypt.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace pave::lang::gotemplate {
namespace {

constexpr std::size_t kSubkeys = 18;
constexpr std::size_t kBoxes = 4 * 256;

/// A fixed-point number below 16: its integer part, then words of its fraction, the largest first.
using Fixed = std::vector<std::uint32_t>;

void divide(Fixed& number, std::uint32_t by, std::size_t first) {
  std::uint64_t rest = 0;
  for (std::size_t i = first; i < number.size(); ++i) {
    std::uint64_t all = rest << 32 | number[i];
    number[i] = static_cast<std::uint32_t>(all / by);
    rest = all % by;
  }
}

/// sum += or -= term.
void accumulate(Fixed& sum, const Fixed& term, bool subtract) {
  std::uint64_t carry = 0;
  for (std::size_t i = sum.size(); i-- > 0;) {
    std::uint64_t other = term[i] + carry;
    std::uint64_t all = subtract ? std::uint64_t{sum[i]} - other : sum[i] + other;
    sum[i] = static_cast<std::uint32_t>(all);
    carry = subtract ? all >> 63 : all >> 32;
  }
}

/// sum += factor * arctan(1 / of), or -=.
void add_arctangent(Fixed& sum, std::uint32_t factor, std::uint32_t of, bool negative) {
  Fixed power(sum.size(), 0);
  power[0] = factor;
  divide(power, of, 0);
  std::size_t first = 0;
  for (std::uint32_t odd = 1;; odd += 2) {
    while (first < power.size() && power[first] == 0) ++first;
    if (first == power.size()) return;
    Fixed term = power;
    divide(term, odd, first);
    accumulate(sum, term, negative != ((odd & 2) != 0));
    divide(power, of * of, first);
  }
}

/// Blowfish starts from the digits of pi behind the point: 18 subkeys, then four boxes of 256 words. Machin's formula is
/// shorter than the table and takes a few hundredths of a second, once.
const Fixed& digits_of_pi() {
  static const Fixed digits = [] {
    Fixed pi(1 + kSubkeys + kBoxes + 2, 0);  // two more for what division cuts off
    add_arctangent(pi, 16, 5, false);
    add_arctangent(pi, 4, 239, true);
    pi.erase(pi.begin());
    return pi;
  }();
  return digits;
}

class Blowfish {
 public:
  Blowfish() {
    const Fixed& pi = digits_of_pi();
    std::copy_n(pi.begin(), kSubkeys, subkeys_);
    std::copy_n(pi.begin() + kSubkeys, kBoxes, boxes_);
  }

  void encrypt(std::uint32_t& left, std::uint32_t& right) const {
    for (std::size_t i = 0; i < 16; i += 2) {
      left ^= subkeys_[i];
      right ^= mixed(left);
      right ^= subkeys_[i + 1];
      left ^= mixed(right);
    }
    left ^= subkeys_[16];
    right ^= subkeys_[17];
    std::swap(left, right);
  }

  /// Mixes the key into the state; the salt's words go into what is encrypted.
  void expand(std::span<const unsigned char> key, std::span<const std::uint32_t> salt) {
    std::size_t at = 0;
    for (std::uint32_t& subkey : subkeys_) subkey ^= next_word(key, at);
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::size_t word = 0;
    auto fill = [&](std::uint32_t* state, std::size_t count) {
      for (std::size_t i = 0; i < count; i += 2) {
        if (!salt.empty()) {
          left ^= salt[word];
          right ^= salt[word + 1];
          word = (word + 2) % salt.size();
        }
        encrypt(left, right);
        state[i] = left;
        state[i + 1] = right;
      }
    };
    fill(subkeys_, kSubkeys);
    fill(boxes_, kBoxes);
  }

 private:
  static std::uint32_t next_word(std::span<const unsigned char> bytes, std::size_t& at) {
    std::uint32_t word = 0;
    for (int i = 0; i < 4; ++i) {
      word = word << 8 | bytes[at];
      at = (at + 1) % bytes.size();
    }
    return word;
  }

  std::uint32_t mixed(std::uint32_t word) const {
    return ((boxes_[word >> 24] + boxes_[256 + (word >> 16 & 255)]) ^ boxes_[512 + (word >> 8 & 255)]) +
           boxes_[768 + (word & 255)];
  }

  std::uint32_t subkeys_[kSubkeys];
  std::uint32_t boxes_[kBoxes];
};

/// bcrypt's own base64: another alphabet, no padding.
void append_base64(std::span<const unsigned char> bytes, std::string& out) {
  constexpr std::string_view kAlphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < count ? bytes[at + i] : 0U);
    for (std::size_t i = 0; i <= count; ++i) out += kAlphabet[bits >> (18 - 6 * i) & 63];
  }
}

}  // namespace

std::string bcrypt_hash(std::string_view password, const std::array<unsigned char, 16>& salt, int cost) {
  std::vector<unsigned char> key(password.begin(), password.end());
  key.push_back(0);
  std::uint32_t salt_words[4];
  for (std::size_t i = 0; i < 4; ++i)
    salt_words[i] = static_cast<std::uint32_t>(salt[4 * i]) << 24 | static_cast<std::uint32_t>(salt[4 * i + 1]) << 16 |
                    static_cast<std::uint32_t>(salt[4 * i + 2]) << 8 | salt[4 * i + 3];
  Blowfish cipher;
  cipher.expand(key, salt_words);
  for (std::uint32_t round = 0; round < 1U << cost; ++round) {
    cipher.expand(key, {});
    cipher.expand(salt, {});
  }
  constexpr std::string_view kText = "OrpheanBeholderScryDoubt";
  unsigned char hash[24];
  for (std::size_t at = 0; at < kText.size(); at += 8) {
    std::uint32_t words[2] = {};
    for (std::size_t i = 0; i < 8; ++i) words[i / 4] = words[i / 4] << 8 | static_cast<unsigned char>(kText[at + i]);
    for (int i = 0; i < 64; ++i) cipher.encrypt(words[0], words[1]);
    for (std::size_t i = 0; i < 8; ++i) hash[at + i] = static_cast<unsigned char>(words[i / 4] >> (24 - 8 * (i % 4)));
  }
  std::string out = "$2a$";
  out += static_cast<char>('0' + cost / 10);
  out += static_cast<char>('0' + cost % 10);
  out += '$';
  append_base64(salt, out);
  append_base64(std::span(hash).first(23), out);
  return out;
}

}  // namespace pave::lang::gotemplate
