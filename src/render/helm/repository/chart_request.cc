#include "render/helm/repository/chart_request.h"

#include <fmt/format.h>

namespace pave::render::helm::repository {

bool is_web(std::string_view address) { return address.starts_with("https://") || address.starts_with("http://"); }
bool is_registry(std::string_view address) { return address.starts_with("oci://"); }

std::string shown_address(std::string_view address) {
  std::size_t host = address.find("://");
  if (host == std::string_view::npos) return std::string(address);
  host += 3;
  std::size_t at = address.substr(host, address.find_first_of("/?#", host) - host).rfind('@');
  if (at == std::string_view::npos) return std::string(address);
  return fmt::format("{}{}", address.substr(0, host), address.substr(host + at + 1));
}

bool is_elsewhere(const ChartRequest& request, const base::Files& files) {
  if (!request.repository_url.empty() || is_registry(request.reference) || is_web(request.reference)) return true;
  const std::string& reference = request.reference;
  if (reference.starts_with('/') || reference.starts_with('.') || files.kind(reference) != base::FileKind::Missing)
    return false;
  return reference.find('/') != std::string::npos;
}

ChartRequest request_of(const Dependency& dependency) {
  ChartRequest request;
  request.version = dependency.version;
  std::string_view repository = dependency.repository;
  if (repository.empty() || repository.starts_with("file://")) return request;
  if (is_registry(repository)) {
    request.reference = repository.substr(0, repository.find_last_not_of('/') + 1);
    request.reference += "/" + std::string(dependency.name);
  } else {
    request.reference = dependency.name;
    request.repository_url = repository;
  }
  return request;
}

}  // namespace pave::render::helm::repository
