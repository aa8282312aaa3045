#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/files.h"
#include "judge/file_check.h"
#include "judge/finding.h"
#include "judge/options.h"
#include "render/helm/load.h"
#include "render/helm/release.h"
#include "render/helm/value_use.h"

namespace pave::judge {

/// A chart of the input, as it was loaded, and the values files that it is rendered with beside its defaults.
struct ChartInput {
  std::string path;
  std::shared_ptr<const render::helm::LoadedChart> chart;       ///< null: it can't be loaded
  std::vector<std::string> test_values;                         ///< `ci/NAME-values.yaml`
  std::vector<Finding> findings;                                ///< about the chart itself
  std::shared_ptr<const render::helm::ValueUse> use = nullptr;  ///< null: not asked for

  /// A library is rendered with those that use it.
  bool is_rendered() const { return chart != nullptr && !chart->root->metadata.is_library(); }
};

/// Loads a chart for a check: dependencies that are neither in charts/ nor found by `find` (null: none are) are findings,
/// and the rest is there.
ChartInput load_chart_input(const base::Files& files, const std::string& path,
                            const render::helm::DependencyFinder& find);

/// Finds values that nothing reads or nothing declares (values/unused, values/undeclared), unless the selection hides both.
/// What the test values or `given` say is declared.
void check_values(ChartInput& input, const base::Files& files, const Selection& selection,
                  const render::helm::GivenValues& given = {});

/// Renders a chart with its default values, or with one of its test values over them, as `helm template` would.
std::expected<render::helm::Release, render::helm::RenderError> render_input(const ChartInput& input,
                                                                             const std::string* values,
                                                                             const base::Files& files,
                                                                             base::KubeVersion version);

/// The texts of a release that hold its objects, hooks and definitions, by their paths below the chart's folder.
/// Definitions are those of crds/, the same in every release of a chart.
std::vector<RenderedFile> rendered_files(const render::helm::Release& release, const ChartInput& input,
                                         bool with_definitions);

/// What the releases of all charts gave.
struct ReleaseResults {
  std::vector<Finding> findings;  ///< by chart and values, what several releases of a chart say only once
  std::uint64_t objects = 0;
  std::uint64_t encrypted = 0;
  std::uint64_t releases = 0;
};

/// Renders and judges the releases of charts, each a unit of work of its own, with the threads of the checks.
ReleaseResults check_releases(const base::Files& files, std::span<const std::string> charts,
                              const CheckOptions& options, std::span<const std::unique_ptr<FileCheck>> checks);

}  // namespace pave::judge
