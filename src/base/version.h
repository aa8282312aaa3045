#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pave::base {

/// A Kubernetes minor version such as 1.36; Pave knows no finer one.
struct KubeVersion {
  std::uint16_t major = 1;
  std::uint16_t minor = 0;

  friend constexpr auto operator<=>(KubeVersion, KubeVersion) = default;
  std::string text() const;  ///< `1.36`
};

/// Reads `1.36`, `v1.36`, `1.36.2` and `v1.36.2-gke.1`; nothing else.
std::optional<KubeVersion> parse_kube_version(std::string_view text);

}  // namespace pave::base
