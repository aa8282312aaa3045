#include "render/helm/repository/find_chart.h"

#include <fmt/format.h>

#include <optional>

#include "base/go_quote.h"
#include "base/semver.h"
#include "base/sha.h"
#include "doc/json_schema/url.h"
#include "render/helm/repository/index.h"
#include "render/helm/repository/registry.h"
#include "render/helm/repository/repositories.h"
#include "render/helm/repository/store.h"

namespace pave::render::helm::repository {
namespace {

template <typename T>
using Result = std::expected<T, ChartError>;

std::unexpected<ChartError> refuse(std::string message, std::string help, std::string helm) {
  ChartError error;
  error.diagnostic.code = base::Code::ChartNotFetched;
  error.diagnostic.message = std::move(message);
  error.diagnostic.help = std::move(help);
  error.helm = std::move(helm);
  return std::unexpected(std::move(error));
}

bool is_web(std::string_view reference) {
  return reference.starts_with("https://") || reference.starts_with("http://");
}
bool is_registry(std::string_view reference) { return reference.starts_with("oci://"); }

/// The last part of an address's path.
std::string file_name(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  return std::string(url.substr(url.rfind('/') + 1));
}

class Finder {
 public:
  Finder(const ChartRequest& request, const Places& places, const base::Files& files, const OpenNetwork& open)
      : request_(request), places_(places), files_(files), open_(open), store_(files, places) {}

  Result<FoundChart> find() {
    if (is_registry(request_.reference)) return find_in_registry();
    auto repositories = read_repositories(files_, places_.repository_config);
    if (!repositories) {
      return refuse("Helm's list of repositories can't be read: " + repositories.error(), "mend or remove that file",
                    "couldn't load repositories file (" + places_.repository_config + ")");
    }
    repositories_ = *std::move(repositories);
    if (!request_.repository_url.empty()) return find_at_address();
    if (is_web(request_.reference)) return find_file(request_.reference, {}, owner_of(request_.reference), "");
    return find_by_name();
  }

 private:
  Result<Transport*> network(const std::string& what) {
    if (!request_.may_fetch) {
      return refuse(fmt::format("{} is not on this machine", what), "allow Pave to download it with --fetch",
                    fmt::format("{} is not in the cache", what));
    }
    if (network_ == nullptr) {
      auto opened = open_();
      if (!opened)
        return refuse(fmt::format("{} can't be downloaded: {}", what, opened.error()),
                      "install it, or download the chart yourself", opened.error());
      network_ = *std::move(opened);
    }
    return network_.get();
  }

  Result<FoundChart> keep(std::string_view bytes, std::string_view reference) {
    auto path = store_.keep(bytes, reference);
    if (!path)
      return refuse("the chart can't be kept: " + path.error(), "make room there, or set XDG_CACHE_HOME", path.error());
    return FoundChart{*std::move(path), true};
  }

  Result<FoundChart> find_in_registry() {
    auto reference = parse_registry_reference(request_.reference);
    if (!reference) {
      return refuse(fmt::format("\"{}\" names no chart in a registry: {}", request_.reference, reference.error()),
                    "write oci://HOST/REPOSITORY:VERSION", "invalid_reference: " + reference.error());
    }
    std::string version = reference->tag.empty() ? request_.version : reference->tag;
    std::string exact = reference->digest.empty() ? version : reference->digest;
    std::string name = fmt::format("oci://{}/{}", reference->host, reference->repository);
    // A range can mean another version tomorrow; only what is one version is found again.
    bool is_exact = !reference->digest.empty() || base::parse_strict_semver(version).has_value();
    if (is_exact) {
      if (auto path = store_.by_reference(name + "@" + exact)) return FoundChart{*std::move(path)};
      std::string_view repository = reference->repository;
      std::string file = fmt::format("{}-{}.tgz", repository.substr(repository.rfind('/') + 1), version);
      if (auto path = store_.by_file(file)) return FoundChart{*std::move(path)};
    }
    auto connected = network(fmt::format("the chart {}", request_.reference));
    if (!connected) return std::unexpected(connected.error());
    RegistryOptions options;
    options.version = request_.version;
    options.is_plain_http = request_.is_plain_http;
    options.login = find_login(files_, {places_.registry_config, places_.docker_config}, reference->host);
    auto chart = fetch_from_registry(**connected, *reference, options);
    if (!chart) {
      return refuse(fmt::format("the chart {} can't be downloaded: {}", request_.reference, chart.error()),
                    "look at the name, the version and the login (`helm registry login`)", chart.error());
    }
    return keep(chart->bytes, name + "@" + (reference->digest.empty() ? chart->tag : reference->digest));
  }

  const Repository* owner_of(std::string_view url) const {
    for (const Repository& repository : repositories_)
      if (!repository.url.empty() && url.starts_with(repository.url)) return &repository;
    return nullptr;
  }

  Request request_to(const std::string& url, const Repository* owner, std::size_t limit) const {
    Request request;
    request.url = url;
    request.limit = limit;
    if (owner == nullptr) return request;
    bool is_own = same_server(owner->url, url);
    if (is_own || owner->pass_credentials_all) request.identity = owner->identity;
    if (is_own) {
      request.ca_file = owner->ca_file;
      request.cert_file = owner->cert_file;
      request.key_file = owner->key_file;
    }
    return request;
  }

  Result<std::string> download(const std::string& url, const Repository* owner, std::size_t limit,
                               const std::string& what) {
    auto connected = network(what);
    if (!connected) return std::unexpected(connected.error());
    auto answer = (*connected)->get(request_to(url, owner, limit));
    std::string why = !answer                 ? answer.error()
                      : answer->status != 200 ? fmt::format("the server answers {}", answer->status)
                                              : "";
    if (why.empty()) return std::move(answer->body);
    return refuse(fmt::format("{} can't be downloaded: {}", what, why),
                  "look at the address and the login of the repository",
                  fmt::format("failed to fetch {} : {}", url, why));
  }

  /// A chart at an address; `digest` may be empty.
  Result<FoundChart> find_file(const std::string& url, const std::string& digest, const Repository* owner,
                               const std::string& name) {
    if (auto path = store_.by_digest(digest)) return FoundChart{*std::move(path)};
    if (digest.empty())
      if (auto path = store_.by_reference(url)) return FoundChart{*std::move(path)};
    if (auto path = store_.by_file(file_name(url)); path && fits(*path, digest)) return FoundChart{*std::move(path)};
    std::string what = "the chart " + (name.empty() ? url : name);
    if (is_registry(url)) {
      ChartRequest inner = request_;
      inner.reference = url;
      inner.repository_url.clear();
      inner.version.clear();
      return Finder(inner, places_, files_, open_).find();
    }
    if (!is_web(url)) {
      return refuse(fmt::format("{} is at \"{}\", which Pave can't read", what, url),
                    "use a repository with https:// or oci://",
                    fmt::format("could not find protocol handler for: {}", url.substr(0, url.find(':'))));
    }
    auto bytes = download(url, owner, kMaxDownloadSize, what);
    if (!bytes) return std::unexpected(bytes.error());
    if (!digest.empty() && base::hexadecimal(base::sha256(*bytes)) != digest) {
      return refuse(
          fmt::format("{} was downloaded and does not have the digest that the repository's index names", what),
          "tell whoever keeps the repository; the file was changed, or the index is out of date", "digest mismatch");
    }
    return keep(*bytes, url);
  }

  bool fits(const std::string& path, const std::string& digest) const {
    if (digest.empty()) return true;
    auto bytes = files_.read(path, kMaxDownloadSize);
    return bytes && base::hexadecimal(base::sha256(*bytes)) == digest;
  }

  Result<FoundChart> find_in(const Index& index, const std::string& chart, const std::string& url,
                             const Repository* owner, const std::string& repository_name) {
    auto entry = index.find(chart, request_.version);
    if (!entry) {
      std::string version = request_.version.empty() ? "" : fmt::format(" with a version of \"{}\"", request_.version);
      return refuse(fmt::format("the repository {} has no chart \"{}\"{}", repository_name, chart, version),
                    "look at the name and the version, or bring Helm's copy of the index up to date: helm repo update",
                    fmt::format("chart {} matching {} not found in {} index. (try 'helm repo update'): {}",
                                base::go_quote(chart), request_.version, repository_name, entry.error()));
    }
    if (entry->urls.empty()) {
      return refuse(fmt::format("the repository {} does not say where \"{}\" lies", repository_name, chart),
                    "tell whoever keeps the repository",
                    fmt::format("chart {} has no downloadable URLs", base::go_quote(chart)));
    }
    return find_file(absolute_url(url, entry->urls[0]), entry->digest, owner,
                     fmt::format("{} {}", chart, entry->version));
  }

  std::optional<std::string> cached_index(const Repository& repository) const {
    if (places_.repository_cache.empty()) return std::nullopt;
    auto text = files_.read(places_.repository_cache + "/" + repository.name + "-index.yaml", kMaxIndexSize);
    return text ? std::optional(*std::move(text)) : std::nullopt;
  }

  Result<FoundChart> find_by_name() {
    std::size_t slash = request_.reference.find('/');
    std::string name = request_.reference.substr(0, slash);
    std::string chart = slash == std::string::npos ? "" : request_.reference.substr(slash + 1);
    const Repository* found = nullptr;
    for (const Repository& repository : repositories_)
      if (repository.name == name && found == nullptr) found = &repository;
    if (chart.empty() || name.empty()) {
      return refuse(
          fmt::format("there is no chart \"{}\"", request_.reference),
          "write the path of a chart, REPOSITORY/CHART, or an address with https:// or oci://",
          fmt::format("non-absolute URLs should be in form of repo_name/path_to_chart, got: {}", request_.reference));
    }
    if (found == nullptr) {
      return refuse(fmt::format("Helm knows no repository \"{}\", and there is no folder of that name", name),
                    fmt::format("helm repo add {} URL", name), fmt::format("repo {} not found", name));
    }
    return find_in_repository(*found, chart);
  }

  Result<FoundChart> find_in_repository(const Repository& repository, const std::string& chart) {
    std::string problem = "there is no copy of it";
    if (auto text = cached_index(repository)) {
      auto index = Index::read(*std::move(text));
      if (index) return find_in(*index, chart, repository.url, &repository, repository.name);
      problem = index.error();
    }
    if (!request_.may_fetch) {
      return refuse(fmt::format("the index of the repository {} can't be read: {}", repository.name, problem),
                    "helm repo update, or allow Pave to download it with --fetch",
                    fmt::format("no cached repo found. (try 'helm repo update'): {}", problem));
    }
    return find_with_new_index(repository.url, chart, &repository, repository.name);
  }

  Result<FoundChart> find_with_new_index(const std::string& url, const std::string& chart, const Repository* owner,
                                         const std::string& name) {
    auto text = download(absolute_url(url, "index.yaml"), owner, kMaxIndexSize, fmt::format("the index of {}", name));
    if (!text) return std::unexpected(text.error());
    auto index = Index::read(*std::move(text));
    if (!index) {
      return refuse(fmt::format("{} is no chart repository: {}", name, index.error()), "look at the address",
                    fmt::format("looks like {} is not a valid chart repository or cannot be reached: {}",
                                base::go_quote(url), index.error()));
    }
    return find_in(*index, chart, url, owner, name);
  }

  /// --repo, and dependencies: `@name` means a repository that Helm knows.
  Result<FoundChart> find_at_address() {
    std::string url = request_.repository_url;
    std::string_view alias = url;
    if (alias.starts_with('@')) alias.remove_prefix(1);
    else if (alias.starts_with("alias:")) alias.remove_prefix(6);
    else alias = {};
    auto without_slash = [](std::string_view text) { return text.substr(0, text.find_last_not_of('/') + 1); };
    for (const Repository& repository : repositories_)
      if (alias.empty() ? without_slash(repository.url) == without_slash(url) : repository.name == alias)
        return find_in_repository(repository, request_.reference);
    if (!alias.empty()) {
      return refuse(fmt::format("Helm knows no repository \"{}\"", alias), fmt::format("helm repo add {} URL", alias),
                    fmt::format("no repository definition for {}", url));
    }
    return find_with_new_index(url, request_.reference, nullptr, url);
  }

  const ChartRequest& request_;
  const Places& places_;
  const base::Files& files_;
  const OpenNetwork& open_;
  Store store_;
  std::vector<Repository> repositories_;
  std::unique_ptr<Transport> network_;
};

}  // namespace

bool is_elsewhere(const ChartRequest& request, const base::Files& files) {
  if (!request.repository_url.empty() || is_registry(request.reference) || is_web(request.reference)) return true;
  const std::string& reference = request.reference;
  if (reference.starts_with('/') || reference.starts_with('.') || files.kind(reference) != base::FileKind::Missing)
    return false;
  return reference.find('/') != std::string::npos;
}

Result<FoundChart> find_chart(const ChartRequest& request, const Places& places, const base::Files& files,
                              const OpenNetwork& open) {
  return Finder(request, places, files, open).find();
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

DependencyFinder dependency_finder(const Places& places, const base::Files& files, const OpenNetwork& open,
                                   bool may_fetch) {
  return [&places, &files, &open,
          may_fetch](const Dependency& dependency) -> std::expected<std::string, base::Diagnostic> {
    ChartRequest request = request_of(dependency);
    request.may_fetch = may_fetch;
    auto found = find_chart(request, places, files, open);
    if (!found) return std::unexpected(std::move(found.error().diagnostic));
    return std::move(found->path);
  };
}

}  // namespace pave::render::helm::repository
