#pragma once

#include <expected>
#include <memory>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "lang/value.h"
#include "render/helm/chart.h"
#include "render/helm/coalesce.h"
#include "render/helm/value_file.h"

namespace pave::render::helm {

/// A chart that takes part in a release. Its strings and maps live in the arena and in the LoadedChart.
struct EnabledChart {
  const Chart* chart = nullptr;
  bool is_root = false;
  std::string_view
      full_path;  ///< `shop/charts/db`, aliases applied: with a file's name behind it the name of a template
  /// Its name (the alias where it has one), and its defaults with what it imports; what is given comes later.
  ChartValues values;
  /// What templates see as `.Chart`, but for IsRoot: the name is the alias, disabled dependencies are gone.
  lang::Map* metadata = nullptr;
  std::vector<std::unique_ptr<EnabledChart>> children;  ///< in the order in which Helm has them

  std::string_view name() const { return values.name; }
};

/// Decides which charts take part in a release, as Helm does before it puts values together (pkg/chart/v2/util,
/// dependencies.go, ProcessDependencies): dependencies whose version fits are taken, once for each alias; charts that
/// nothing declares are taken, too; tags, and over them conditions, disable some; import-values brings values of subcharts
/// into their parents' defaults. `given` is what the user gives for the root. The chart is not changed. The error's `helm`
/// is the whole line behind `Error: `. Warnings of this are whole lines (`level=WARN msg=...`), those of coalescing only
/// what Helm prints as `msg`.
std::expected<std::unique_ptr<EnabledChart>, ValuesError> enable_dependencies(const LoadedChart& chart,
                                                                              const lang::Map& given,
                                                                              const Coalescing& context);

}  // namespace pave::render::helm
