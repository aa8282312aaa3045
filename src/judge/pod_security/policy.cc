#include "judge/pod_security/policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace pave::judge::pod_security {

std::string_view name(Level level) {
  switch (level) {
    case Level::Privileged: return "privileged";
    case Level::Baseline: return "baseline";
    case Level::Restricted: return "restricted";
  }
  return {};
}

std::string Policy::text() const {
  if (version == kLatest) return fmt::format("{}:latest", name(level));
  return fmt::format("{}:v{}.{}", name(level), version.major, version.minor);
}

Policy as_served_by(Policy policy, base::KubeVersion server) {
  return {policy.level, std::min(policy.version, server)};
}

std::expected<Level, std::string> parse_level(std::string_view text) {
  for (Level level : {Level::Privileged, Level::Baseline, Level::Restricted})
    if (text == name(level)) return level;
  return std::unexpected(
      fmt::format("`{}` is not a level of the Pod Security Standards; write privileged, baseline or restricted", text));
}

std::expected<base::KubeVersion, std::string> parse_version(std::string_view text) {
  if (text == "latest") return kLatest;
  auto refuse = [text] {
    return std::unexpected(fmt::format("`{}` is not a version of a policy; write latest or v1.30", text));
  };
  constexpr std::string_view kMajor = "v1.";
  if (!text.starts_with(kMajor)) return refuse();
  std::string_view digits = text.substr(kMajor.size());
  std::uint64_t minor = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), minor);
  if (error != std::errc() || end != digits.data() + digits.size() || (digits.size() > 1 && digits[0] == '0'))
    return refuse();
  return base::KubeVersion{1, static_cast<std::uint16_t>(std::min<std::uint64_t>(minor, kLatest.minor - 1))};
}

std::expected<Policy, std::string> parse_policy(std::string_view text) {
  std::size_t colon = text.find(':');
  std::expected<Level, std::string> level = parse_level(text.substr(0, colon));
  if (!level) return std::unexpected(std::move(level).error());
  if (colon == std::string_view::npos) return Policy{*level, kLatest};
  std::expected<base::KubeVersion, std::string> version = parse_version(text.substr(colon + 1));
  if (!version) return std::unexpected(std::move(version).error());
  return Policy{*level, *version};
}

}  // namespace pave::judge::pod_security
