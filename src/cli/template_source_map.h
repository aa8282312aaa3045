#pragma once

#include "cli/template_flags.h"
#include "cli/verb.h"
#include "render/helm/release.h"

namespace pave::cli {

/// Writes the file of --source-map: the map of all objects that the command prints. Returns the exit code.
int write_source_map(const render::helm::Release& release, const TemplateCommand& command, Context& context);

}  // namespace pave::cli
