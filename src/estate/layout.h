#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "estate/walk.h"

namespace pave::estate {

/// What a file is for, as its place tells.
enum class FileRole : std::uint8_t {
  Manifest,             ///< nothing else: may hold objects
  Chart,                ///< below a folder with a Chart.yaml
  Kustomization,        ///< kustomization.yaml, kustomization.yml or Kustomization
  BrokenKustomization,  ///< one that does not parse, so that its patches are taken for manifests
  Resource,             ///< listed by a kustomization in resources or bases: a manifest to which others add fields
  Patch,                ///< listed by a kustomization in patches, patchesStrategicMerge or patchesJson6902
  Values,               ///< listed by a kustomization as values of a chart (helmCharts)
};
inline constexpr std::size_t kFileRoles = 7;

/// A ConfigMap or Secret that a kustomization generates.
struct Generated {
  bool is_secret = false;
  std::string name;
  std::vector<std::string> keys;
  bool keys_known = true;  ///< false: some come from files that were not read (envs)
};

/// What a kustomization adds to the objects of its folder.
struct KustomizationFacts {
  std::string path;
  std::string namespace_name;  ///< empty: none written
  std::string name_prefix;     ///< before the names of all its objects
  std::string name_suffix;
  std::vector<Generated> generated;
  /// It takes objects from somewhere that was not looked at: a chart, an address, a generator, something outside of the run.
  bool brings_more = false;
  bool has_patches = false;                                 ///< or anything else that may change fields of its objects
  std::vector<std::pair<std::string, std::string>> labels;  ///< that it adds to its objects, pods too
};

struct Layout {
  std::vector<FileRole> roles;  ///< one for each file of the walk
  /// One for each file of the walk: a kustomization that patches lists it, or lists one that does.
  std::vector<bool> patched;
  std::vector<std::string> charts;  ///< folders of the charts that files belong to, sorted; not those of subcharts
  std::vector<KustomizationFacts> kustomizations;  ///< in the order of the walk, broken ones left out
  /// Kustomizations that can't be read from the disk. No origins.
  std::vector<WalkProblem> problems;
};

/// Gives each file of a walk its role. Looks for a Chart.yaml in the files' folders and in those above, up to the top of
/// the repository, and reads the kustomizations among the files (a file of that name with the apiVersion of another group,
/// as Flux has it, is a manifest; a kustomization inside a chart is a chart's file). A role does not depend on `named`:
/// what a user named is to be looked at in any case.
Layout lay_out(const base::Files& files, std::span<const WalkedFile> walked);

}  // namespace pave::estate
