#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "base/files.h"
#include "render/helm/chart_error.h"
#include "render/helm/load.h"
#include "render/helm/repository/chart_request.h"
#include "render/helm/repository/places.h"
#include "render/helm/repository/transport.h"

namespace pave::render::helm::repository {

/// Opens the network; called only when something has to be downloaded.
using OpenNetwork = std::function<std::expected<std::unique_ptr<Transport>, std::string>()>;

struct FoundChart {
  std::string path;  ///< of the archive
  bool is_fetched = false;
};

/// Finds the archive of a chart that is elsewhere (pkg/downloader, ResolveChartVersion and DownloadToCache): first in Helm's
/// caches (the index of a repository, charts by their digest), then in Pave's, then, with may_fetch, on the server. What is
/// downloaded has the digest that the index or the registry names, or is refused; it is kept in Pave's cache, with the
/// index, so that the same is found without the network. With may_fetch, a version that Helm's copy of an index does not
/// have is looked for in a new one. The error is chart/not-fetched.
std::expected<FoundChart, ChartError> find_chart(const ChartRequest& request, const Places& places,
                                                 const base::Files& files, const OpenNetwork& open);

/// For LoadOptions::find_dependency: finds what request_of() asks for, each thing once for all charts of a run. The error
/// is chart/not-fetched when it may fetch, else chart/missing-dependency. `places` and `files` must outlive it.
DependencyFinder dependency_finder(const Places& places, const base::Files& files, OpenNetwork open, bool may_fetch,
                                   bool is_plain_http = false);

}  // namespace pave::render::helm::repository
