#include "render/helm/chart.h"

#include <algorithm>

namespace pave::render::helm {
namespace {

bool ends_with_folded(std::string_view name, std::string_view ending) {
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return name.size() >= ending.size() &&
         std::ranges::equal(name.substr(name.size() - ending.size()), ending, {}, lower, lower);
}

}  // namespace

std::vector<const ChartFile*> Chart::crds() const {
  std::vector<const ChartFile*> found;
  for (const ChartFile& file : files) {
    bool is_manifest = ends_with_folded(file.name, ".yaml") || ends_with_folded(file.name, ".yml") ||
                       ends_with_folded(file.name, ".json");
    if (file.name.starts_with("crds/") && is_manifest) found.push_back(&file);
  }
  return found;
}

}  // namespace pave::render::helm
