#pragma once

#include <cstdint>

namespace pave::base {

/// Where something was written, in 4 bytes: a byte in one of the files of a `Sources`. Line and column are worked out
/// only when it is shown. A place may lie in a text that was rendered: then the
/// `Sources` know what it came from. Default-constructed: unknown.
class Origin {
 public:
  static constexpr std::uint32_t kLimit = 0x7fff'ffff;  ///< places a `Sources` can number

  constexpr Origin() = default;
  /// `place` counts bytes over all files of the `Sources`, from 0; it is below kLimit.
  static constexpr Origin at(std::uint32_t place) { return Origin(place + 1); }

  constexpr bool known() const { return raw_ != 0; }
  /// Needs known().
  constexpr std::uint32_t place() const { return raw_ - 1; }

  friend constexpr bool operator==(Origin, Origin) = default;
  friend constexpr auto operator<=>(Origin, Origin) = default;

 private:
  explicit constexpr Origin(std::uint32_t raw) : raw_(raw) {}
  std::uint32_t raw_ = 0;
};

}  // namespace pave::base
