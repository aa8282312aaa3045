#pragma once

#include <array>
#include <string>
#include <vector>

#include "cli/flags.h"
#include "cli/verb.h"
#include "show/manifests.h"

namespace pave::cli {

/// What `pave render` is asked to do.
struct RenderCommand {
  std::vector<std::string> paths;  ///< as judge::CheckOptions::paths
  show::ManifestFormat format = show::ManifestFormat::Yaml;
};

/// The rows of `pave render --help`.
extern const std::array<Flag, 1> kRenderFlags;

/// The command that the flags describe.
RenderCommand read_render(const Arguments& arguments);

}  // namespace pave::cli
