#pragma once

#include <vector>

#include "judge/selection.h"
#include "judge/sink.h"
#include "render/helm/release.h"
#include "render/helm/value_use.h"

namespace pave::judge {

/// What `pave check` and `pave lint` say of a release: what stopped nothing, as warnings, and chart_lint::lint_release.
void release_remarks(const render::helm::Release& release, const render::helm::ValueUse* use,
                     const Selection& selection, std::vector<Remark>& out);

/// What both say of one that was not rendered: what was said before, as warnings, the fault, and those found with it.
void release_remarks(const render::helm::RenderError& error, std::vector<Remark>& out);

}  // namespace pave::judge
