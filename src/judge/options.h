#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/version.h"
#include "estate/settings.h"
#include "judge/pod_security/policy.h"
#include "judge/selection.h"
#include "kube/schema/catalog.h"
#include "render/helm/load.h"

namespace pave::judge {

/// How schema/not-checked is reported: the kinds for which there is no schema.
enum class MissingSchemas : std::uint8_t { Ignore, Info, Warning, Error };

/// Findings of one file that are shown; the rest is counted in one more, syntax/limit.
inline constexpr std::size_t kMaxFindingsPerFile = 10'000;

/// What a check is asked to do: the flags of `pave check`, read and validated.
struct CheckOptions {
  /// Files and folders as the user wrote them; `-` is the standard input. Empty: the current folder.
  std::vector<std::string> paths;
  /// A file or folder with the objects as they are: those of `paths` are judged as changes of them.
  std::optional<std::string> against;
  Selection selection;
  /// The version to judge for; the newest of several.
  base::KubeVersion kube_version{1, kube::schema::kNewestMinor};
  /// The oldest version to judge for, not newer than the one above. None: only that.
  std::optional<base::KubeVersion> oldest_kube_version;
  /// The standard that every pod must meet. None: what the namespaces in the input enforce, else baseline.
  std::optional<pod_security::Policy> pod_security;
  /// What pave.yaml says is there though the input does not have it.
  std::vector<estate::Outside> outside;
  MissingSchemas missing_schemas = MissingSchemas::Info;
  /// Files and folders with CustomResourceDefinitions, which go before those that the input has.
  std::vector<std::string> crd_paths;
  /// Finds charts that others depend on and that are not in charts/; null: they are missing.
  render::helm::DependencyFinder find_dependency = nullptr;
  unsigned threads = 0;  ///< 0: one for each processor
  std::size_t max_findings_per_file = kMaxFindingsPerFile;
};

}  // namespace pave::judge
