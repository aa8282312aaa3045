#pragma once

#include <memory>
#include <string>

#include "base/diagnostic.h"

namespace pave::render::helm {

struct LoadedChart;

/// Why a chart can't be loaded. `helm` is what Helm prints behind `Error: ` for the same reason.
struct ChartError {
  base::Diagnostic diagnostic;  ///< chart/broken or chart/missing-dependency
  std::string helm;
  std::shared_ptr<const LoadedChart> chart = nullptr;  ///< whose sources hold the diagnostic's origins; has no root
};

/// Something that Helm says on standard error and goes on. `helm` is its line: `level=WARN msg="this chart is deprecated"`.
struct ChartWarning {
  base::Diagnostic diagnostic;
  std::string helm;
};

}  // namespace pave::render::helm
