#include "render/helm/repository/places.h"

namespace pave::render::helm::repository {
namespace {

std::string below(const std::string& folder, std::string_view name) {
  return folder.empty() ? "" : folder + (folder.ends_with('/') ? "" : "/") + std::string(name);
}

}  // namespace

Places find_places(const Environment& environment) {
  std::string home = environment("HOME");
  auto xdg = [&](std::string_view variable, std::string_view folder) {
    std::string own = environment(variable);
    return own.empty() ? below(home, folder) : own;
  };
  auto helm = [&](std::string_view variable, const std::string& base) {
    std::string own = environment(variable);
    return own.empty() ? below(base, "helm") : own;
  };
  auto or_below = [&](std::string_view variable, const std::string& base, std::string_view name) {
    std::string own = environment(variable);
    return own.empty() ? below(base, name) : own;
  };
  std::string caches = xdg("XDG_CACHE_HOME", ".cache");
  std::string cache = helm("HELM_CACHE_HOME", caches);
  std::string config = helm("HELM_CONFIG_HOME", xdg("XDG_CONFIG_HOME", ".config"));
  Places places;
  places.repository_config = or_below("HELM_REPOSITORY_CONFIG", config, "repositories.yaml");
  places.repository_cache = or_below("HELM_REPOSITORY_CACHE", cache, "repository");
  places.content_cache = or_below("HELM_CONTENT_CACHE", cache, "content");
  places.registry_config = or_below("HELM_REGISTRY_CONFIG", config, "registry/config.json");
  std::string docker = environment("DOCKER_CONFIG");
  places.docker_config = below(docker.empty() ? below(home, ".docker") : docker, "config.json");
  places.pave_cache = below(caches, "pave");
  return places;
}

}  // namespace pave::render::helm::repository
