#pragma once

#include <cstdint>

namespace pave::judge {

/// What a check looked at, for the last line of a report. Counts of files unless they say otherwise.
struct Summary {
  std::uint64_t files = 0;          ///< files read
  std::uint64_t objects = 0;        ///< objects judged
  std::uint64_t not_manifests = 0;  ///< YAML and JSON files without any Kubernetes object
  std::uint64_t releases = 0;       ///< of charts, that were rendered and judged
  std::uint64_t kustomization_files = 0;
  std::uint64_t kustomize_patches = 0;  ///< files that a kustomization lists as patches
  std::uint64_t values_files = 0;       ///< values files that a kustomization gives to a chart
  std::uint64_t encrypted_objects = 0;  ///< objects that SOPS has encrypted
  std::uint64_t microseconds = 0;       ///< wall time; 0: not shown. Never in machine output
};

}  // namespace pave::judge
