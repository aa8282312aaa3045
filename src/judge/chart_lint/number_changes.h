#pragma once

#include <vector>

#include "judge/sink.h"
#include "render/helm/release.h"

namespace pave::judge::chart_lint {

/// values/number-changed for each value of the chart's own values.yaml, of a file or of a flag that the release prints in
/// another form than it was written in; each place once. Values of charts that came packed are left out: nobody edits
/// them there. A number in the place of a number in YAML that is printed as text (a ConfigMap's file) counts as a number.
void lint_numbers(const render::helm::Release& release, std::vector<Remark>& out);

}  // namespace pave::judge::chart_lint
