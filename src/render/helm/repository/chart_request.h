#pragma once

#include <string>
#include <string_view>

#include "base/files.h"
#include "render/helm/chart.h"
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

/// Whether the address is that of a file on a server, `https://` or `http://`.
bool is_web(std::string_view address);
/// Whether it is that of a registry, `oci://`.
bool is_registry(std::string_view address);
/// An address as it may be shown: without the login that can stand in it.
std::string shown_address(std::string_view address);

/// Whether the reference names a chart elsewhere: it has a scheme, or looks like `repo/name` and there is no such path
/// (pkg/action, LocateChart).
bool is_elsewhere(const ChartRequest& request, const base::Files& files);

/// What a dependency of a Chart.yaml asks for: repositories by address, `@name` or `alias:name`, registries. `file://` and
/// an empty repository give an empty reference.
ChartRequest request_of(const Dependency& dependency);

}  // namespace pave::render::helm::repository
