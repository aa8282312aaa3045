#include "cli/kube_versions.h"

#include <fmt/format.h>

#include "cli/kube_range.h"

namespace pave::cli {
namespace {

constexpr std::string_view kDots = "..";

std::string not_known(base::KubeVersion version) {
  return fmt::format("Pave knows Kubernetes {}, not {}", kKubeRange, version.text());
}

}  // namespace

std::expected<KubeVersions, std::string> parse_kube_versions(std::string_view text) {
  std::size_t dots = text.find(kDots);
  auto from = base::parse_kube_version(text.substr(0, dots));
  auto to = dots == std::string_view::npos ? from : base::parse_kube_version(text.substr(dots + kDots.size()));
  if (!from || !to)
    return std::unexpected(
        fmt::format("\"{}\" is not a version; write one like 1.36, or a range like 1.34..1.38", text));
  if (kube::schema::mask_of(*from) == 0) return std::unexpected(not_known(*from));
  if (*to < *from)
    return std::unexpected(
        fmt::format("{} is older than {}; the oldest version stands first", to->text(), from->text()));
  if (to->major != 1 || to->minor > kube::schema::kNewestMinor + kMinorsAhead) return std::unexpected(not_known(*to));
  return KubeVersions{*from, *to};
}

}  // namespace pave::cli
