#pragma once

#include "base/files.h"
#include "cli/template_flags.h"
#include "cli/verb.h"

namespace pave::cli {

/// Does what `pave template` is asked to do with the files of that disk, and writes what it says. Returns the exit code.
int print_template(TemplateCommand command, const base::Files& files, Context& context);

}  // namespace pave::cli
