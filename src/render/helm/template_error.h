#pragma once

#include "base/diagnostic.h"
#include "lang/gotemplate/error.h"

namespace pave::render::helm {

/// What a template's failure means to the people who write charts and values: chart/template, chart/render or
/// chart/refused at the action, with a word of help, the value that was wrong and the inclusions as notes.
base::Diagnostic template_diagnostic(const lang::gotemplate::Error& error);

}  // namespace pave::render::helm
