#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "estate/layout.h"
#include "judge/finding.h"
#include "judge/summary.h"

namespace pave::judge {

inline constexpr std::string_view kStandardInput = "-";
inline constexpr std::string_view kStandardInputName = "<stdin>";

/// What is known of a file before it is read.
struct FileUse {
  bool named = false;          ///< on the command line: what is wrong with it is said, manifest or not
  bool is_resource = false;    ///< of a kustomization, which may add the fields that it lacks
  bool is_patched = false;     ///< of one that may change fields of it
  bool is_kustomized = false;  ///< its folder has a kustomization
  std::uint32_t number = 0;    ///< its index among the inputs
};

/// A file whose manifests are judged.
struct Input {
  std::string path;
  FileUse use = {};
  std::optional<std::string> text = std::nullopt;  ///< of the standard input, which can be read only once

  base::Expected<std::string> read(const base::Files& files) const;
};

/// The files below some paths, sorted by path.
struct Inputs {
  std::vector<Input> inputs;
  std::vector<estate::KustomizationFacts> kustomizations;
  std::vector<std::string> charts;   ///< folders of charts, or archives, that are rendered
  std::vector<Input> definitions;    ///< of Helm charts, `crds/x.yaml`: only looked at for definitions of kinds
  std::vector<Finding> findings;     ///< about files and folders that can't be read, links that lead outside
  Summary summary;                   ///< the files that are left to other parts, counted
  std::vector<std::string> missing;  ///< named paths that don't exist, with the reason; then there is nothing else
  bool failed_to_read = false;
};

/// The files that hold definitions of kinds, below the paths that --crd names; all of them are `definitions`.
Inputs find_definitions(const base::Files& files, std::span<const std::string> paths);

/// Finds the files with manifests: `paths` as the user wrote them, `-` is the standard input; none: the current folder.
Inputs find_inputs(const base::Files& files, std::span<const std::string> paths);

}  // namespace pave::judge
