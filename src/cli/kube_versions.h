#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "base/version.h"

namespace pave::cli {

/// Minor versions beyond the newest schema that a range may end with: what Kubernetes announces reaches that far.
inline constexpr int kMinorsAhead = 4;

/// The versions to judge for, both included.
struct KubeVersions {
  base::KubeVersion oldest;
  base::KubeVersion newest;
};

/// `1.36`, or a range `1.34..1.38`. A range may end beyond the versions whose schemas the program has; a single version may
/// not. The error says what is wrong, without the flag.
std::expected<KubeVersions, std::string> parse_kube_versions(std::string_view text);

}  // namespace pave::cli
