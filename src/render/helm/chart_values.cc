#include "render/helm/chart_values.h"

#include "render/helm/value_file.h"

namespace pave::render::helm {
std::expected<const lang::Map*, ChartError> read_chart_values(Loading& loading, const ChartFile& file) {
  auto values = read_values(*file.source, loading.chart.arena, loading.chart.problems);
  if (!values) {
    ChartError error{std::move(values.error().diagnostic), "cannot load values.yaml: " + values.error().helm};
    error.diagnostic.code = base::Code::ChartBroken;
    return std::unexpected(std::move(error));
  }
  return *values;
}

}  // namespace pave::render::helm
