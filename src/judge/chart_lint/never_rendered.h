#pragma once

#include <set>
#include <string>
#include <vector>

#include "judge/sink.h"
#include "render/helm/chart.h"
#include "render/helm/release.h"

namespace pave::judge::chart_lint {

/// The names of the templates that wrote something in releases of a chart: `web/templates/ingress.yaml`.
using RenderedNames = std::set<std::string, std::less<>>;
void add_rendered(const render::helm::Release& release, RenderedNames& names);

/// chart/never-rendered for each template of the chart itself that wrote nothing in any of its releases; partials and files
/// that only define templates are none. `tested`: there were values files to test the chart with; else, and when
/// they are many, it is one finding for all of them, at Chart.yaml.
void lint_never_rendered(const render::helm::Chart& chart, const RenderedNames& names, bool tested,
                         std::vector<Remark>& out);

}  // namespace pave::judge::chart_lint
