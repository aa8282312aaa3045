#pragma once

#include <expected>

#include "render/helm/load.h"
#include "render/helm/loading.h"

namespace pave::render::helm {

inline constexpr std::size_t kMaxLocalCharts = 1000;  ///< folders and archives that dependencies of one chart lead to

/// Refuses a chart that declares a dependency which is not in its charts/ (pkg/action, CheckDependencies): names are
/// compared, not versions. Charts inside are not looked at. What fill_missing noted before says more, and is the diagnostic.
std::expected<void, ChartError> refuse_missing(Loading& loading, const Chart& chart);

/// Reads what is missing from the folders that `file://` repositories name (relative to the chart's folder) and from the
/// archives that `find` gives (null: none), for these charts in turn; what is in neither is noted in LoadedChart::missing. A
/// folder or archive that is no chart is an error.
std::expected<void, ChartError> fill_missing(Loading& loading, Chart& chart, const DependencyFinder& find);

}  // namespace pave::render::helm
