#include "lang/gotemplate/builtins/big_number.h"

#include <array>
#include <vector>

namespace pave::lang::gotemplate {
namespace {

constexpr int kRandomBases = 8;
constexpr std::uint32_t kSieveEnd = 1 << 13;

const std::vector<std::uint32_t>& small_primes() {
  static const std::vector<std::uint32_t> primes = [] {
    std::vector<bool> composite(kSieveEnd, false);
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 3; i < kSieveEnd; i += 2) {
      if (composite[i]) continue;
      found.push_back(i);
      for (std::uint32_t k = i * i; k < kSieveEnd; k += i) composite[k] = true;
    }
    return found;
  }();
  return primes;
}

}  // namespace

BigMath::BigMath() : lib_(*libcrypto()), context_(lib_.new_context(), lib_.free_context) {}

BigMath::Number BigMath::make() const { return {lib_.new_number(), lib_.free_number}; }

BigMath::Number BigMath::from_bytes(std::string_view bytes) const {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  return {lib_.from_bytes(data, static_cast<int>(bytes.size()), nullptr), lib_.free_number};
}

BigMath::Number BigMath::word(std::uint64_t value) const {
  Number made = make();
  lib_.add_word(made.get(), value);
  return made;
}

std::string BigMath::bytes(const Number& number) const {
  std::string out(static_cast<std::size_t>(lib_.bits(number.get()) + 7) / 8, '\0');
  lib_.to_bytes(number.get(), reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

std::string BigMath::padded(const Number& number, std::size_t size) const {
  std::string out(size, '\0');
  lib_.to_padded_bytes(number.get(), reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(size));
  return out;
}

BigMath::Number BigMath::add(const Number& a, const Number& b) const {
  Number made = make();
  lib_.add(made.get(), a.get(), b.get());
  return made;
}

BigMath::Number BigMath::subtract(const Number& a, const Number& b) const {
  Number made = make();
  lib_.subtract(made.get(), a.get(), b.get());
  return made;
}

BigMath::Number BigMath::multiply(const Number& a, const Number& b) const {
  Number made = make();
  lib_.multiply(made.get(), a.get(), b.get(), context());
  return made;
}

BigMath::Number BigMath::quotient(const Number& a, const Number& b) const {
  Number made = make();
  lib_.divide(made.get(), nullptr, a.get(), b.get(), context());
  return made;
}

BigMath::Number BigMath::remainder(const Number& a, const Number& b) const {
  Number made = make();
  lib_.divide(nullptr, made.get(), a.get(), b.get(), context());
  return made;
}

BigMath::Number BigMath::mod_multiply(const Number& a, const Number& b, const Number& modulus) const {
  Number made = make();
  lib_.mod_multiply(made.get(), a.get(), b.get(), modulus.get(), context());
  return made;
}

BigMath::Number BigMath::mod_power(const Number& base, const Number& exponent, const Number& modulus) const {
  Number made = make();
  lib_.mod_power(made.get(), base.get(), exponent.get(), modulus.get(), context());
  return made;
}

BigMath::Number BigMath::mod_inverse(const Number& a, const Number& modulus) const {
  Number made = make();
  lib_.mod_inverse(made.get(), a.get(), modulus.get(), context());
  return made;
}

BigMath::Number BigMath::plus(const Number& a, std::uint64_t by) const { return add(a, word(by)); }

BigMath::Number BigMath::random(int bits, Random& random) const {
  std::string drawn(static_cast<std::size_t>(bits + 7) / 8, '\0');
  random.fill({reinterpret_cast<unsigned char*>(drawn.data()), drawn.size()});
  if (bits % 8 != 0) drawn[0] = static_cast<char>(static_cast<unsigned char>(drawn[0]) >> (8 - bits % 8));
  return from_bytes(drawn);
}

bool BigMath::is_prime(const Number& number, Random& random) const {
  Number one = word(1);
  Number below = subtract(number, one);
  Number odd = from_bytes(bytes(below));
  int twos = 0;
  while (mod_word(odd, 2) == 0) {
    lib_.shift_right(odd.get(), odd.get(), 1);
    ++twos;
  }
  auto is_witness = [&](const Number& base) {
    Number power = mod_power(base, odd, number);
    if (compare(power, one) == 0 || compare(power, below) == 0) return false;
    for (int i = 1; i < twos; ++i) {
      power = mod_multiply(power, power, number);
      if (compare(power, below) == 0) return false;
    }
    return true;
  };
  if (is_witness(word(2))) return false;
  for (int i = 0; i < kRandomBases; ++i)
    if (is_witness(plus(this->random(lib_.bits(number.get()) - 2, random), 3))) return false;
  return true;
}

BigMath::Number BigMath::prime(int bits, std::uint64_t exponent, Random& random) const {
  const std::vector<std::uint32_t>& primes = small_primes();
  for (;;) {
    std::string drawn(static_cast<std::size_t>(bits) / 8, '\0');
    random.fill({reinterpret_cast<unsigned char*>(drawn.data()), drawn.size()});
    drawn.front() = static_cast<char>(drawn.front() | 0xc0);
    drawn.back() = static_cast<char>(drawn.back() | 1);
    Number begin = from_bytes(drawn);
    std::vector<std::uint32_t> rests;
    for (std::uint32_t prime : primes) rests.push_back(static_cast<std::uint32_t>(mod_word(begin, prime)));
    // The next few thousand numbers hold a prime nearly always.
    for (std::uint32_t step = 0; step < kSieveEnd; step += 2) {
      bool divides = false;
      for (std::size_t i = 0; i < primes.size() && !divides; ++i) divides = (rests[i] + step) % primes[i] == 0;
      if (divides) continue;
      Number candidate = plus(begin, step);
      if (exponent != 0 && mod_word(candidate, exponent) == 1) continue;
      if (lib_.bits(candidate.get()) == bits && is_prime(candidate, random)) return candidate;
    }
  }
}

}  // namespace pave::lang::gotemplate
