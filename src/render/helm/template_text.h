#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "render/helm/release.h"

namespace pave::render::helm {

/// Which documents of a release `helm template` prints.
struct PrintOptions {
  bool include_crds = false;
  bool no_hooks = false;
  bool skip_tests = false;
  std::vector<std::string> show_only = {};  ///< --show-only: `templates/service.yaml`, with wildcards
};

/// What goes to one file of --output-dir, behind what other parts have put there.
struct OutputPart {
  std::string path;  ///< relative to the folder
  std::string text;  ///< with its lines `---` and `# Source:`
};

/// All that `helm template` prints. The error is what it prints behind `Error: `: `could not find template x in chart`.
/// Source: pkg/cmd/template.go; pkg/action/action.go, renderResources.
std::expected<std::string, std::string> template_text(const Release& release, const PrintOptions& options,
                                                      HelmVersion version);

/// The same for --output-dir, in the order of writing; `folder` (the release's name, or empty) goes before the paths of
/// all but definitions.
std::vector<OutputPart> template_parts(const Release& release, const PrintOptions& options, std::string_view folder);

/// Whether --show-only lets a template be printed, by its path: `web/templates/service.yaml`.
bool is_shown(std::string_view path, const PrintOptions& options);

/// The objects and hooks among what template_text() prints.
std::vector<const Manifest*> printed_manifests(const Release& release, const PrintOptions& options);

}  // namespace pave::render::helm
