#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace pave::base {

/// A semantic version as Helm reads it (github.com/Masterminds/semver/v3, v3.5.0): charts, kubeVersion, `semver`.
struct Semver {
  std::uint64_t major = 0;
  std::uint64_t minor = 0;
  std::uint64_t patch = 0;
  std::string prerelease;  ///< `alpha.1`, without the hyphen
  std::string metadata;    ///< `exp.sha`, without the plus sign
  std::string original;    ///< the text that it was read from

  /// `1.2.3-alpha.1+exp`: always three numbers, no `v`.
  std::string text() const;
};

inline constexpr std::size_t kMaxSemverLength = 256;
inline constexpr std::size_t kMaxSemverRangeLength = 512;
inline constexpr std::size_t kMaxSemverRangeGroups = 32;

/// Reads `1`, `v1.2`, `1.2.3-rc.1+build` (NewVersion: missing numbers are 0, leading zeros and a `v` are allowed).
/// The error is the library's text: `invalid semantic version`.
std::expected<Semver, std::string> parse_semver(std::string_view text);
/// Reads what semver.org allows only, `1.2.3-rc.1+build` (StrictNewVersion).
std::expected<Semver, std::string> parse_strict_semver(std::string_view text);

/// -1, 0 or 1. A prerelease is below its release, metadata doesn't count (Version.Compare).
int compare_semver(const Semver& one, const Semver& other);
/// The same for what stands behind the hyphens (comparePrerelease).
int compare_semver_prerelease(std::string_view one, std::string_view other);

/// What versions are wanted: `^1.2 || >= 3.1, < 4`, `1.2 - 2`, `~1.x`, `!= 1.5` (Constraints of the same library).
/// Versions with a prerelease are only taken by a group (between `||`) in which one has a prerelease.
class SemverRange {
 public:
  /// The error is the library's text: `improper constraint: "foo"`.
  static std::expected<SemverRange, std::string> parse(std::string_view text);

  bool contains(const Semver& version) const;
  /// Why not: empty when it contains the version, else one reason for each part that refuses it (Constraints.Validate).
  std::vector<std::string> refusals(const Semver& version) const;
  /// With it, prereleases are taken as other versions are (Constraints.IncludePrerelease).
  void include_prereleases() { with_prereleases_ = true; }

  enum class Operator : std::uint8_t { Equal, NotEqual, Above, Below, AtLeast, AtMost, Tilde, Caret };
  struct Part {
    Operator op = Operator::Equal;
    Semver version;
    std::string written;      ///< the version as it was written, `1.x`
    bool is_partial = false;  ///< a number is missing or a wildcard
    bool any_minor = false;   ///< that number is the minor
    bool any_patch = false;   ///< that number is the patch
  };
  struct Group {
    std::vector<Part> parts;  ///< all must hold
    bool with_prereleases = false;
  };

 private:
  std::vector<Group> groups_;  ///< one must hold
  bool with_prereleases_ = false;
};

}  // namespace pave::base
