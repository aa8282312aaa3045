#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/files.h"
#include "render/helm/chart.h"
#include "render/helm/chart_error.h"
#include "render/helm/load.h"
#include "render/helm/repository/places.h"
#include "render/helm/repository/transport.h"

namespace pave::render::helm::repository {

/// A chart as it is named on a command line, or by a dependency.
struct ChartRequest {
  std::string
      reference;  ///< `repo/name`, `oci://host/repo:tag`, `https://host/x.tgz`; a name where repository_url is set
  std::string repository_url = {};  ///< --repo
  std::string version = {};         ///< --version: one version or a range; empty: the newest that is no prerelease
  bool may_fetch = false;           ///< download what is not on this machine; else nothing ever leaves it
  bool is_plain_http = false;       ///< --plain-http: the registry does not speak https
  /// --username, --password, --ca-file, --cert-file, --key-file: for the server that is named, and no other. What
  /// repositories.yaml says of a repository goes before it.
  Access access = {};
  bool pass_credentials_all = false;  ///< --pass-credentials: the login also goes to other servers that charts lie on
};

/// Opens the network; called only when something has to be downloaded.
using OpenNetwork = std::function<std::expected<std::unique_ptr<Transport>, std::string>()>;

struct FoundChart {
  std::string path;  ///< of the archive
  bool is_fetched = false;
};

/// Whether the reference names a chart elsewhere: it has a scheme, or looks like `repo/name` and there is no such path
/// (pkg/action, LocateChart).
bool is_elsewhere(const ChartRequest& request, const base::Files& files);

/// Finds the archive of a chart that is elsewhere (pkg/downloader, ResolveChartVersion and DownloadToCache): first in Helm's
/// caches (the index of a repository, charts by their digest), then in Pave's, then, with may_fetch, on the server. What is
/// downloaded has the digest that the index or the registry names, or is refused; it is kept in Pave's cache, with the
/// index, so that the same is found without the network. With may_fetch, a version that Helm's copy of an index does not
/// have is looked for in a new one. The error is chart/not-fetched.
std::expected<FoundChart, ChartError> find_chart(const ChartRequest& request, const Places& places,
                                                 const base::Files& files, const OpenNetwork& open);

/// What a dependency of a Chart.yaml asks for: repositories by address, `@name` or `alias:name`, registries. `file://` and
/// an empty repository give an empty reference.
ChartRequest request_of(const Dependency& dependency);

/// For LoadOptions::find_dependency: finds what request_of() asks for, each thing once for all charts of a run. The error
/// is chart/not-fetched when it may fetch, else chart/missing-dependency. `places` and `files` must outlive it.
DependencyFinder dependency_finder(const Places& places, const base::Files& files, OpenNetwork open, bool may_fetch,
                                   bool is_plain_http = false);

}  // namespace pave::render::helm::repository
