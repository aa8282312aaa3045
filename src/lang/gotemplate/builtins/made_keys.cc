#include <cstdint>
#include <map>
#include <mutex>
#include <tuple>

#include "lang/gotemplate/builtins/big_number.h"
#include "lang/gotemplate/builtins/der.h"
#include "lang/gotemplate/builtins/private_key.h"

namespace pave::lang::gotemplate {
namespace {

using Number = BigMath::Number;

constexpr std::uint64_t kExponent = 65537;
constexpr int kP256 = 415;  // NID_X9_62_prime256v1
constexpr std::string_view kP256Id = "\x2a\x86\x48\xce\x3d\x03\x01\x07";
constexpr std::string_view kEd25519Id = "\x2b\x65\x70";
constexpr std::size_t kMaxKept = 256;  // keys

std::string make_rsa_key(int bits, std::uint64_t seed) {
  BigMath math;
  Random random(seed);
  Number one = math.word(1);
  Number e = math.word(kExponent);
  Number p = math.prime(bits / 2, kExponent, random);
  Number q = math.prime(bits / 2, kExponent, random);
  while (math.compare(p, q) == 0) q = math.prime(bits / 2, kExponent, random);
  Number p1 = math.subtract(p, one);
  Number q1 = math.subtract(q, one);
  Number d = math.mod_inverse(e, math.multiply(p1, q1));
  auto integer = [&math](const Number& number) { return der::integer(math.bytes(number)); };
  return der::sequence(der::small_integer(0) + integer(math.multiply(p, q)) + integer(e) + integer(d) + integer(p) +
                       integer(q) + integer(math.remainder(d, p1)) + integer(math.remainder(d, q1)) +
                       integer(math.mod_inverse(q, p)));
}

/// FIPS 186-4 asks for p and q with q a divisor of p - 1, and a g of order q.
std::string make_dsa_key(std::uint64_t seed) {
  constexpr int kBits = 2048;
  constexpr int kOrderBits = 256;
  BigMath math;
  Random random(seed);
  Number one = math.word(1);
  Number q = math.prime(kOrderBits, 0, random);
  Number twice = math.add(q, q);
  Number p = math.make();
  for (;;) {
    Number drawn = math.random(kBits - 1, random);
    std::string top(static_cast<std::size_t>(kBits) / 8, '\0');
    top[0] = static_cast<char>(0x80);
    Number high = math.add(drawn, math.from_bytes(top));
    // Down to the next number that leaves 1 behind 2q: it is odd.
    p = math.plus(math.subtract(high, math.remainder(high, twice)), 1);
    bool divides = false;
    for (std::uint64_t small : {3U, 5U, 7U, 11U, 13U, 17U, 19U, 23U, 29U, 31U, 37U, 41U, 43U, 47U})
      divides = divides || math.mod_word(p, small) == 0;
    if (!divides && math.is_prime(p, random)) break;
  }
  Number exponent = math.quotient(math.subtract(p, one), q);
  Number g = math.make();
  for (std::uint64_t h = 2;; ++h) {
    g = math.mod_power(math.word(h), exponent, p);
    if (math.compare(g, one) != 0) break;
  }
  Number x = math.plus(math.remainder(math.random(kOrderBits, random), math.subtract(q, one)), 1);
  Number y = math.mod_power(g, x, p);
  auto integer = [&math](const Number& number) { return der::integer(math.bytes(number)); };
  return der::sequence(der::small_integer(0) + integer(p) + integer(q) + integer(g) + integer(y) + integer(x));
}

/// Runs the maker unless it ran before with the same number and seed.
std::string kept(int bits, std::uint64_t seed, std::string (*make)(int, std::uint64_t)) {
  static std::mutex guard;
  static std::map<std::pair<int, std::uint64_t>, std::string> keys;
  {
    std::lock_guard lock(guard);
    if (auto found = keys.find({bits, seed}); found != keys.end()) return found->second;
  }
  std::string key = make(bits, seed);
  std::lock_guard lock(guard);
  if (keys.size() >= kMaxKept) keys.clear();
  keys[{bits, seed}] = key;
  return key;
}

}  // namespace

std::string rsa_key(int bits, std::uint64_t seed) { return kept(bits, seed, make_rsa_key); }

std::string dsa_key(std::uint64_t seed) {
  return kept(0, seed, [](int, std::uint64_t s) { return make_dsa_key(s); });
}

std::string ecdsa_key(std::uint64_t seed) {
  constexpr std::size_t kSize = 32;
  const LibCrypto& lib = *libcrypto();
  BigMath math;
  Random random(seed);
  Owned<LibCrypto::Group> group(lib.new_group(kP256), lib.free_group);
  std::string order_bytes(kSize, '\0');
  lib.to_padded_bytes(lib.group_order(group.get()), reinterpret_cast<unsigned char*>(order_bytes.data()), kSize);
  Number order = math.from_bytes(order_bytes);
  // More bits than the order has, so that all remainders are as likely.
  Number d = math.plus(math.remainder(math.random(384, random), math.subtract(order, math.word(1))), 1);
  Owned<LibCrypto::Point> point(lib.new_point(group.get()), lib.free_point);
  lib.point_multiply(group.get(), point.get(), d.get(), nullptr, nullptr, math.context());
  Number x = math.make();
  Number y = math.make();
  lib.point_coordinates(group.get(), point.get(), x.get(), y.get(), math.context());
  std::string open = "\x04" + math.padded(x, kSize) + math.padded(y, kSize);
  return der::sequence(der::small_integer(1) + der::octet_string(math.padded(d, kSize)) +
                       der::element(0xa0, der::object_id(kP256Id)) + der::element(0xa1, der::bit_string(open)));
}

std::string ed25519_key(std::uint64_t seed) {
  Random random(seed);
  std::string secret(32, '\0');
  random.fill({reinterpret_cast<unsigned char*>(secret.data()), secret.size()});
  return der::sequence(der::small_integer(0) + der::sequence(der::object_id(kEd25519Id)) +
                       der::octet_string(der::octet_string(secret)));
}

}  // namespace pave::lang::gotemplate
