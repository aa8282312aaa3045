#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace pave::render::helm::repository {

/// Where Helm keeps what it knows of repositories, and where Pave keeps what it downloads. Empty: there is no such place.
struct Places {
  std::string repository_config;  ///< repositories.yaml
  std::string repository_cache;   ///< folder with `NAME-index.yaml`, and the archives of older versions of Helm
  std::string content_cache;      ///< folder with charts by their SHA-256 (Helm 4)
  std::string registry_config;    ///< Helm's config.json with the logins of registries
  std::string docker_config;      ///< that of Docker
  std::string pave_cache;         ///< folder of Pave's own
};

/// The value of a variable of the environment, or empty.
using Environment = std::function<std::string(std::string_view)>;

/// As pkg/cli (environment.go) and pkg/helmpath do it on Linux: HELM_REPOSITORY_CONFIG, HELM_REPOSITORY_CACHE,
/// HELM_CONTENT_CACHE, HELM_REGISTRY_CONFIG, else below HELM_CACHE_HOME and HELM_CONFIG_HOME, else the XDG folders, else
/// ~/.cache/helm and ~/.config/helm; DOCKER_CONFIG; Pave's folder is `pave` below XDG_CACHE_HOME or ~/.cache.
Places find_places(const Environment& environment);

}  // namespace pave::render::helm::repository
