#include "render/helm/capabilities.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <span>

#include "base/go_quote.h"
#include "base/semver.h"

namespace pave::render::helm {
namespace {

struct Build {
  HelmVersion version;
  HelmBuild build;
  std::string_view major;
  std::string_view minor;
};
struct KnownApi {
  HelmVersion version;
  std::string_view name;
};

constexpr Build kBuilds[] = {
#define HELM_BUILD(version, text, commit, go, client, major, minor) \
  {HelmVersion::version, {text, commit, "clean", go, client}, major, minor},
#define HELM_API_VERSION(version, name)
#include "helm/capabilities.def"
#undef HELM_BUILD
#undef HELM_API_VERSION
};

constexpr KnownApi kApis[] = {
#define HELM_BUILD(version, text, commit, go, client, major, minor)
#define HELM_API_VERSION(version, name) {HelmVersion::version, name},
#include "helm/capabilities.def"
#undef HELM_BUILD
#undef HELM_API_VERSION
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::expected<KubeVersion, std::string> parse_kube_version(std::string_view text) {
  std::string_view left = text;
  while (!left.empty() && std::string_view(" \t\n\f\r").contains(left.front())) left.remove_prefix(1);
  if (left.starts_with('v')) left.remove_prefix(1);
  if (left.empty() || !is_digit(left.front()) || left.contains('\n'))
    return std::unexpected(fmt::format("could not parse {} as version", base::go_quote(text)));

  std::vector<std::string_view> parts;
  while (!left.empty() && is_digit(left.front())) {
    std::size_t end = 0;
    while (end < left.size() && is_digit(left[end])) ++end;
    parts.push_back(left.substr(0, end));
    left.remove_prefix(end);
    if (left.size() < 2 || left[0] != '.' || !is_digit(left[1])) break;
    left.remove_prefix(1);
  }
  if (parts.size() < 2) return std::unexpected(fmt::format("illegal version string {}", base::go_quote(text)));

  KubeVersion version;
  version.version = text.starts_with('v') ? std::string(text) : fmt::format("v{}", text);
  version.normalized = "v";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string_view part = parts[i];
    if (i == 0 && part.starts_with('0') && part != "0")
      return std::unexpected(
          fmt::format("illegal zero-prefixed version component {} in {}", base::go_quote(part), base::go_quote(text)));
    std::uint64_t number = 0;
    if (std::from_chars(part.data(), part.data() + part.size(), number).ec != std::errc())
      return std::unexpected(fmt::format(
          "illegal non-numeric version component {0} in {1}: strconv.ParseUint: parsing {0}: value out of range",
          base::go_quote(part), base::go_quote(text)));
    if (i > 0) version.normalized += '.';
    version.normalized += std::to_string(number);
    if (i == 0) version.major = std::to_string(number);
    if (i == 1) version.minor = std::to_string(number);
  }
  return version;
}

std::expected<Capabilities, std::string> capabilities_of(const ReleaseOptions& options) {
  Capabilities capabilities;
  for (const Build& build : kBuilds) {
    if (build.version != options.helm_version) continue;
    std::string version = fmt::format("v{}.{}.0", build.major, build.minor);
    capabilities.kube_version = {version, version, std::string(build.major), std::string(build.minor)};
    capabilities.helm_version = build.build;
  }
  if (!options.kube_version.empty()) {
    auto given = parse_kube_version(options.kube_version);
    if (!given)
      return std::unexpected(fmt::format("invalid kube version '{}': {}", options.kube_version, given.error()));
    capabilities.kube_version = std::move(*given);
  }
  for (const KnownApi& api : kApis)
    if (api.version == options.helm_version) capabilities.api_versions.emplace_back(api.name);
  capabilities.api_versions.insert(capabilities.api_versions.end(), options.api_versions.begin(),
                                   options.api_versions.end());
  return capabilities;
}

bool range_holds(std::string_view range, const KubeVersion& version) {
  auto read = base::parse_semver(version.normalized);
  auto wanted = base::SemverRange::parse(range);
  return read && wanted && wanted->contains(*read);
}

}  // namespace pave::render::helm
