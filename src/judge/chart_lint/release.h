#pragma once

#include <vector>

#include "judge/selection.h"
#include "judge/sink.h"
#include "render/helm/release.h"
#include "render/helm/value_use.h"

namespace pave::judge::chart_lint {

/// What `pave check` and `pave lint` say of one release: lint_numbers, lint_indentation, lint_given (`use` null: not). What
/// the selection hides is not looked for.
void lint_release(const render::helm::Release& release, const render::helm::ValueUse* use, const Selection& selection,
                  std::vector<Remark>& out);

/// Whether any rule that needs a ValueUse is shown.
bool wants_value_use(const Selection& selection);

}  // namespace pave::judge::chart_lint
