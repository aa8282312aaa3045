#pragma once

#include <expected>

#include "lang/value.h"
#include "render/helm/loading.h"

namespace pave::render::helm {

/// The values of a chart's values.yaml, its documents merged (pkg/chart/v2/loader, LoadValues). Keys that stand twice are
/// added to the chart's problems.
std::expected<const lang::Map*, ChartError> read_chart_values(Loading& loading, const ChartFile& file);

}  // namespace pave::render::helm
