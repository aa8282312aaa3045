#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pave::judge::server::coordination {

/// `1.36.0-rc.1+build` (semver.org 2.0, as github.com/blang/semver reads it): three numbers, an optional pre-release, a
/// build that doesn't count. A view of its text.
struct SemanticVersion {
  std::array<std::uint64_t, 3> numbers{};
  std::string_view pre_release;

  static std::optional<SemanticVersion> parse(std::string_view text);
  friend bool operator==(const SemanticVersion& a, const SemanticVersion& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const SemanticVersion& a, const SemanticVersion& b);
};

}  // namespace pave::judge::server::coordination
