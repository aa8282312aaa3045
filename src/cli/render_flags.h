#pragma once

#include <array>
#include <expected>
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
  unsigned threads = 0;  ///< 0: one for each processor
};

/// The rows of `pave render --help`.
extern const std::array<Flag, 3> kRenderFlags;

/// The command that the flags describe, or what is wrong with them.
std::expected<RenderCommand, std::string> read_render(const Arguments& arguments);

}  // namespace pave::cli
