#pragma once

#include <cstdint>
#include <expected>
#include <limits>
#include <string>
#include <string_view>

#include "base/version.h"

namespace pave::judge::pod_security {

/// The three levels of the Pod Security Standards; privileged forbids nothing.
enum class Level : std::uint8_t { Privileged, Baseline, Restricted };

std::string_view name(Level level);

/// The version `latest`: newer than every other one.
inline constexpr base::KubeVersion kLatest{1, std::numeric_limits<std::uint16_t>::max()};

/// A level, and the Kubernetes version as of which its checks are meant.
struct Policy {
  Level level = Level::Baseline;
  base::KubeVersion version = kLatest;

  friend bool operator==(const Policy&, const Policy&) = default;
  std::string text() const;  ///< `baseline:latest`, `restricted:v1.30`
};

/// As on a server of that version, which takes a newer policy (`latest` too) for its own
/// (k8s.io/pod-security-admission, policy/registry.go, emulationVersion).
Policy as_served_by(Policy policy, base::KubeVersion server);

/// `privileged`, `baseline` or `restricted`; the error says so in words.
std::expected<Level, std::string> parse_level(std::string_view text);
/// `latest` or `v1.` with a number without leading zeros (api/helpers.go, ParseVersion); the error says so in words.
std::expected<base::KubeVersion, std::string> parse_version(std::string_view text);
/// `LEVEL[:VERSION]`, as `--pod-security` takes it; without a version `latest` is meant.
std::expected<Policy, std::string> parse_policy(std::string_view text);

}  // namespace pave::judge::pod_security
