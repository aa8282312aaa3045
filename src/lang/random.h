#pragma once

#include <cstdint>
#include <span>

namespace pave::lang {

/// Numbers that look random and are the same for the same seed on every machine (xoshiro256**, seeded by splitmix64).
/// Nothing that must stay secret may be drawn from it: who knows the seed knows the numbers.
class Random {
 public:
  explicit Random(std::uint64_t seed);
  std::uint64_t next();
  /// From 0 up to, not including, `limit`, which is above 0.
  std::uint64_t below(std::uint64_t limit);
  void fill(std::span<unsigned char> bytes);

 private:
  std::uint64_t state_[4];
};

}  // namespace pave::lang
