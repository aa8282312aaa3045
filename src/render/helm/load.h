#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "base/files.h"
#include "render/helm/chart.h"
#include "render/helm/chart_error.h"
#include "render/helm/release_options.h"

namespace pave::render::helm {

/// Finds the archive of a dependency that is not in charts/ (repository/find_chart.h): its path, or why there is none. The
/// version is that of Chart.lock where it lies in the range. Called from all threads that load charts.
using DependencyFinder = std::function<std::expected<std::string, base::Diagnostic>(const Dependency&)>;

struct LoadOptions {
  HelmVersion helm_version = HelmVersion::V4_3;
  /// For a release: a library chart and a chart of apiVersion v3 are refused. Else both are loaded as they are.
  bool for_release = true;
  /// Dependencies that are not in charts/ are read from their folder where the repository is one (`file://`), else they
  /// are noted in LoadedChart::missing. Without it the first is an error, as for Helm.
  bool without_missing = false;
  /// Asked for dependencies of repositories and registries that are not in charts/. Helm has no such thing: it refuses.
  DependencyFinder find_dependency = nullptr;
};

/// Loads a chart from a folder or an archive (told by its first bytes) with all that lies in its charts/, as `helm template`
/// does before it looks at values (pkg/chart/loader; pkg/cmd, runInstall; pkg/action, CheckDependencies). Nothing else
/// than what lies below `path` is read, except where links lead, and `file://` folders.
std::expected<std::shared_ptr<const LoadedChart>, ChartError> load_chart(const base::Files& files,
                                                                         const std::string& path,
                                                                         const LoadOptions& options);

}  // namespace pave::render::helm
