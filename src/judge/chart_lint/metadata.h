#pragma once

#include <vector>

#include "judge/sink.h"
#include "render/helm/chart.h"

namespace pave::judge::chart_lint {

/// What is wrong with the chart's own Chart.yaml, beyond what makes it fail to load: chart/metadata, chart/recommended.
/// Source: helm.sh/helm/v4/pkg/chart/v2/lint/rules, chartfile.go; unlike there, all faults are said.
void lint_metadata(const render::helm::Chart& chart, std::vector<Remark>& out);

}  // namespace pave::judge::chart_lint
