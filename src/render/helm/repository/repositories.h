#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "render/helm/repository/transport.h"

namespace pave::render::helm::repository {

/// A repository that Helm was told of (`helm repo add`).
struct Repository {
  std::string name;
  std::string url;
  Access access;                      ///< its identity is read, never shown
  bool pass_credentials_all = false;  ///< the identity also goes to other servers that charts lie on
};

/// What repositories.yaml says (pkg/repo/v1, repo.go); nothing when there is no such file. The error is a clause with the
/// path.
std::expected<std::vector<Repository>, std::string> read_repositories(const base::Files& files,
                                                                      const std::string& path);

/// The login of a registry in Helm's config.json, else in Docker's: the key is the host, or an address with it. Programs
/// that give logins (credHelpers, credsStore) are not run.
Identity find_login(const base::Files& files, const std::vector<std::string>& configs, std::string_view host);

/// A reference to something, from the address of a repository (ResolveReferenceURL): `charts/web-1.0.0.tgz`.
std::string absolute_url(std::string_view repository, std::string_view reference);
/// Whether both are on the same server: scheme, host and port.
bool same_server(std::string_view one, std::string_view other);

}  // namespace pave::render::helm::repository
