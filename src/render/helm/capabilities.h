#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "render/helm/release_options.h"

namespace pave::render::helm {

/// A version of Kubernetes as templates see it.
struct KubeVersion {
  std::string version;     ///< as it was given, with a `v`: `v1.33.4-gke.1245000`
  std::string normalized;  ///< its numbers alone: `v1.33.4`; what ranges are compared with
  std::string major;
  std::string minor;
};

/// What the binary of a Helm version says of itself.
struct HelmBuild {
  std::string_view version;  ///< `v4.3.1`
  std::string_view git_commit;
  std::string_view git_tree_state;
  std::string_view go_version;
  std::string_view kube_client_version;
};

/// The cluster that a chart is rendered for.
struct Capabilities {
  KubeVersion kube_version;
  std::vector<std::string> api_versions;  ///< the known ones of the Helm version, then those that were added
  HelmBuild helm_version;
};

/// Reads `1.35`, `v1.35.2`, `1.33.4-gke.1245000`. The error is the library's text: `could not parse "abc" as version`.
/// Source: pkg/chart/common/capabilities.go, ParseKubeVersion (k8s.io/apimachinery/pkg/util/version, ParseGeneric).
std::expected<KubeVersion, std::string> parse_kube_version(std::string_view text);

/// The capabilities of a release. The error is the text of `helm template`: `invalid kube version 'abc': ...`.
/// Defaults: data/helm/capabilities.def.
std::expected<Capabilities, std::string> capabilities_of(const ReleaseOptions& options);

/// Whether a chart with this `kubeVersion` in its Chart.yaml runs there: a range of semantic versions; what can't be read
/// holds nothing. Source: pkg/chart/v2/util/compatible.go, IsCompatibleRange.
bool range_holds(std::string_view range, const KubeVersion& version);

}  // namespace pave::render::helm
