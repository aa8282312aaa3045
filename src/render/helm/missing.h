#pragma once

#include <expected>

#include "render/helm/loading.h"

namespace pave::render::helm {

inline constexpr std::size_t kMaxLocalCharts = 1000;  ///< folders that `file://` repositories of one chart lead to

/// Refuses a chart that declares a dependency which is not in its charts/ (pkg/action, CheckDependencies): names are
/// compared, not versions. Charts inside are not looked at.
std::expected<void, ChartError> refuse_missing(Loading& loading, const Chart& chart);

/// Reads what is missing from the folders that `file://` repositories name (relative to the chart's folder), for these
/// charts in turn; what is in no folder is noted in LoadedChart::missing. A folder that is no chart is an error.
std::expected<void, ChartError> fill_missing(Loading& loading, Chart& chart);

}  // namespace pave::render::helm
