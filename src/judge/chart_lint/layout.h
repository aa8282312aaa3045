#pragma once

#include <vector>

#include "judge/sink.h"
#include "render/helm/chart.h"

namespace pave::judge::chart_lint {

/// What is wrong with the files of a chart and with what lies in its charts/ and crds/: chart/recommended (no values.yaml, no
/// templates/), chart/template-file, chart/not-a-definition, chart/undeclared-dependency.
/// Source: helm.sh/helm/v4/pkg/chart/v2/lint/rules, values.go, template.go, crds.go, dependencies.go.
void lint_layout(const render::helm::Chart& chart, std::vector<Remark>& out);

}  // namespace pave::judge::chart_lint
