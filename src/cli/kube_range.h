#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "kube/schema/catalog.h"

namespace pave::cli {

/// Texts one behind the other, put together by the compiler: the tables of the verbs are constant data.
template <const std::string_view&... kParts>
struct Joined {
  static constexpr auto kBytes = [] {
    std::array<char, (kParts.size() + ...)> out{};
    char* end = out.data();
    ((end = std::copy(kParts.begin(), kParts.end(), end)), ...);
    return out;
  }();
  static constexpr std::string_view kText{kBytes.data(), kBytes.size()};
};

/// A minor version of Kubernetes as it is written: `1.36`.
template <int kMinor>
struct VersionText {
  static_assert(kMinor >= 10 && kMinor < 100);
  static constexpr std::array<char, 4> kBytes = {'1', '.', '0' + kMinor / 10, '0' + kMinor % 10};
  static constexpr std::string_view kText{kBytes.data(), kBytes.size()};
};

/// The versions whose schemas the program has, for the texts of --help.
inline constexpr const std::string_view& kOldestVersion = VersionText<kube::schema::kOldestMinor>::kText;
inline constexpr const std::string_view& kNewestVersion = VersionText<kube::schema::kNewestMinor>::kText;
inline constexpr std::string_view kTo = " to ";
/// `1.33 to 1.37`
inline constexpr const std::string_view& kKubeRange = Joined<kOldestVersion, kTo, kNewestVersion>::kText;

}  // namespace pave::cli
