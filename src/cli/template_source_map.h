#pragma once

#include <string_view>

#include "cli/template_flags.h"
#include "cli/verb.h"
#include "render/helm/release.h"

namespace pave::cli {

/// What --source-map names to have the map printed instead of the manifests.
inline constexpr std::string_view kStandardOutput = "-";

/// Writes the file of --source-map: the map of all objects that the command prints. Returns the exit code.
int write_source_map(const render::helm::Release& release, const TemplateCommand& command, Context& context);

}  // namespace pave::cli
