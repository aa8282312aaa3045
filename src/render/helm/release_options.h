#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pave::render::helm {

/// Whose behaviour: they differ in nulls, blank lines and default capabilities; see docs/differences.md.
enum class HelmVersion : std::uint8_t { V4_1, V4_3 };

/// Values given for a release, in the order in which Helm applies them: files first, then the flags by their kind.
struct GivenValues {
  std::vector<std::string> files;        ///< -f: paths
  std::vector<std::string> set_json;     ///< --set-json
  std::vector<std::string> set;          ///< --set
  std::vector<std::string> set_string;   ///< --set-string
  std::vector<std::string> set_file;     ///< --set-file
  std::vector<std::string> set_literal;  ///< --set-literal
};

struct ReleaseOptions {
  std::string name = "release-name";
  std::string namespace_name = "default";
  GivenValues values;
  std::string kube_version;               ///< `1.35.0` or `v1.35.0`; empty: the default of the Helm version
  std::vector<std::string> api_versions;  ///< added to the default ones
  HelmVersion helm_version = HelmVersion::V4_3;
  bool is_upgrade = false;
  bool skip_schema_validation = false;
  /// As `helm lint` renders: `required`, `fail` and the chart's kubeVersion refuse nothing.
  bool is_lenient = false;
  std::uint64_t seed = 1;  ///< of everything random; also sets the clock of `now`
};

}  // namespace pave::render::helm
