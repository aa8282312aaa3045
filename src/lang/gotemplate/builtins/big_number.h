#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lang/gotemplate/builtins/libcrypto.h"
#include "lang/random.h"

namespace pave::lang::gotemplate {

/// Arithmetic with numbers of hundreds of digits, over libcrypto(), which must be there. Not shared between threads.
class BigMath {
 public:
  using Number = Owned<LibCrypto::Number>;

  BigMath();

  Number from_bytes(std::string_view bytes) const;
  Number word(std::uint64_t value) const;
  std::string bytes(const Number& number) const;
  std::string padded(const Number& number, std::size_t size) const;

  Number add(const Number& a, const Number& b) const;
  Number subtract(const Number& a, const Number& b) const;
  Number multiply(const Number& a, const Number& b) const;
  Number quotient(const Number& a, const Number& b) const;
  Number remainder(const Number& a, const Number& b) const;
  Number mod_multiply(const Number& a, const Number& b, const Number& modulus) const;
  Number mod_power(const Number& base, const Number& exponent, const Number& modulus) const;
  Number mod_inverse(const Number& a, const Number& modulus) const;
  int compare(const Number& a, const Number& b) const { return lib_.compare(a.get(), b.get()); }
  /// a + by.
  Number plus(const Number& a, std::uint64_t by) const;
  std::uint64_t mod_word(const Number& a, std::uint64_t by) const { return lib_.mod_word(a.get(), by); }

  /// From 0 to 2^bits.
  Number random(int bits, Random& random) const;
  /// Miller and Rabin with 2 and some random bases.
  bool is_prime(const Number& number, Random& random) const;
  /// A prime with its two highest bits set, such that `exponent` is no divisor of prime - 1.
  Number prime(int bits, std::uint64_t exponent, Random& random) const;

  LibCrypto::Context* context() const { return context_.get(); }
  Number make() const;

 private:
  const LibCrypto& lib_;
  Owned<LibCrypto::Context> context_;
};

}  // namespace pave::lang::gotemplate
