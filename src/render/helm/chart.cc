#include "render/helm/chart.h"

namespace pave::render::helm {

std::vector<const ChartFile*> Chart::crds() const {
  std::vector<const ChartFile*> found;
  for (const ChartFile& file : files)
    if (file.name.starts_with("crds/")) found.push_back(&file);
  return found;
}

}  // namespace pave::render::helm
