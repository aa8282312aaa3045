#include "render/helm/repository/find_chart.h"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <span>

#include "base/go_quote.h"
#include "base/semver.h"
#include "base/sha.h"
#include "doc/json_schema/url.h"
#include "render/helm/repository/answers.h"
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

/// The last part of an address's path.
std::string file_name(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  return std::string(url.substr(url.rfind('/') + 1));
}

/// Indexes by the path of their copy, or by their address.
using Indexes = Answers<Result<std::shared_ptr<const Index>>>;

class Finder {
 public:
  Finder(const ChartRequest& request, const Places& places, const base::Files& files, const OpenNetwork& open,
         Indexes& indexes)
      : request_(request), places_(places), files_(files), open_(open), indexes_(indexes), store_(files, places) {}

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
    if (request_.reference.find("://") != std::string::npos) return refuse_scheme("the chart", request_.reference);
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

  Result<FoundChart> keep(std::string_view bytes, std::span<const std::string> references) {
    auto path = store_.keep(bytes, references);
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
    // A range can mean another version tomorrow: without the network it means what it meant when it was asked for.
    bool is_exact = !reference->digest.empty() || base::parse_strict_semver(version).has_value();
    if (is_exact || !request_.may_fetch)
      if (auto path = store_.by_reference(name + "@" + exact)) return FoundChart{*std::move(path)};
    if (is_exact) {
      std::string_view repository = reference->repository;
      std::string file = fmt::format("{}-{}.tgz", repository.substr(repository.rfind('/') + 1), version);
      if (auto path = store_.by_file(file)) return FoundChart{*std::move(path)};
    }
    auto connected = network(fmt::format("the chart {}", request_.reference));
    if (!connected) return std::unexpected(connected.error());
    RegistryOptions options;
    options.version = request_.version;
    options.is_plain_http = request_.is_plain_http;
    options.access = request_.access;
    if (options.access.identity.user.empty())
      options.access.identity = find_login(files_, {places_.registry_config, places_.docker_config}, reference->host);
    auto chart = fetch_from_registry(**connected, *reference, options);
    if (!chart) {
      return refuse(fmt::format("the chart {} can't be downloaded: {}", request_.reference, chart.error()),
                    "look at the name, the version and the login (`helm registry login`)", chart.error());
    }
    std::vector<std::string> names = {name + "@" + exact};
    if (reference->digest.empty() && chart->tag != exact) names.push_back(name + "@" + chart->tag);
    return keep(chart->bytes, names);
  }

  static bool has_files(const Access& access) {
    return !access.ca_file.empty() || !access.cert_file.empty() || !access.key_file.empty();
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
    Access access = request_.access;
    bool passes = request_.pass_credentials_all;
    const std::string& named = request_.repository_url.empty() ? request_.reference : request_.repository_url;
    if (owner != nullptr && !owner->access.identity.user.empty()) {
      access.identity = owner->access.identity;
      passes = owner->pass_credentials_all;
    }
    if (owner != nullptr && has_files(owner->access)) {
      access.ca_file = owner->access.ca_file;
      access.cert_file = owner->access.cert_file;
      access.key_file = owner->access.key_file;
    }
    if (same_server(owner == nullptr ? named : owner->url, url)) request.access = std::move(access);
    else if (passes) request.access.identity = std::move(access.identity);
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
                  fmt::format("failed to fetch {} : {}", shown_address(url), why));
  }

  static std::unexpected<ChartError> refuse_scheme(std::string_view what, const std::string& url) {
    return refuse(fmt::format("{} is at \"{}\", which Pave can't read", what, shown_address(url)),
                  "use a repository with https:// or oci://",
                  fmt::format("could not find protocol handler for: {}", url.substr(0, url.find(':'))));
  }

  /// A chart at an address; `digest` may be empty.
  Result<FoundChart> find_file(const std::string& url, const std::string& digest, const Repository* owner,
                               const std::string& name) {
    if (auto path = store_.by_digest(digest)) return FoundChart{*std::move(path)};
    if (digest.empty())
      if (auto path = store_.by_reference(url)) return FoundChart{*std::move(path)};
    if (auto path = store_.by_file(file_name(url)); path && fits(*path, digest)) return FoundChart{*std::move(path)};
    std::string what = "the chart " + (name.empty() ? shown_address(url) : name);
    if (is_registry(url)) {
      ChartRequest inner = request_;
      inner.reference = url;
      inner.repository_url.clear();
      inner.version.clear();
      inner.access = {};
      if (request_.pass_credentials_all) inner.access.identity = request_.access.identity;
      return Finder(inner, places_, files_, open_, indexes_).find();
    }
    if (!is_web(url)) return refuse_scheme(what, url);
    auto bytes = download(url, owner, kMaxDownloadSize, what);
    if (!bytes) return std::unexpected(bytes.error());
    if (!digest.empty() && base::hexadecimal(base::sha256(*bytes)) != digest) {
      return refuse(
          fmt::format("{} was downloaded and does not have the digest that the repository's index names", what),
          "tell whoever keeps the repository; the file was changed, or the index is out of date", "digest mismatch");
    }
    const std::string names[] = {url};
    return keep(*bytes, names);
  }

  bool fits(const std::string& path, const std::string& digest) const {
    if (digest.empty()) return true;
    auto bytes = files_.read(path, kMaxDownloadSize);
    return bytes && base::hexadecimal(base::sha256(*bytes)) == digest;
  }

  /// What Helm says of a chart that is not at the address of --repo.
  std::string not_in_repository(const std::string& chart) const {
    std::string version = request_.version.empty() ? "" : fmt::format(" version {}", base::go_quote(request_.version));
    return fmt::format("chart {}{} not found in {} repository", base::go_quote(chart), version,
                       shown_address(request_.repository_url));
  }

  Result<FoundChart> find_in(const Index& index, const std::string& chart, const std::string& url,
                             const Repository* owner, const std::string& repository_name) {
    auto entry = index.find(chart, request_.version);
    if (!entry) {
      std::string version = request_.version.empty() ? "" : fmt::format(" with a version of \"{}\"", request_.version);
      return refuse(fmt::format("the repository {} has no chart \"{}\"{}", repository_name, chart, version),
                    "look at the name and the version, or bring Helm's copy of the index up to date: helm repo update",
                    request_.repository_url.empty()
                        ? fmt::format("chart {} matching {} not found in {} index. (try 'helm repo update'): {}",
                                      base::go_quote(chart), request_.version, repository_name, entry.error())
                        : not_in_repository(chart));
    }
    if (entry->urls.empty()) {
      return refuse(fmt::format("the repository {} does not say where \"{}\" lies", repository_name, chart),
                    "tell whoever keeps the repository",
                    fmt::format("chart {} has no downloadable URLs", base::go_quote(chart)));
    }
    return find_file(absolute_url(url, entry->urls[0]), entry->digest, owner,
                     fmt::format("{} {}", chart, entry->version));
  }

  static std::string not_a_repository(std::string_view url, std::string_view why) {
    return fmt::format("looks like {} is not a valid chart repository or cannot be reached: {}",
                       base::go_quote(shown_address(url)), why);
  }

  /// An index of a text, with Helm's words about one that can't be read.
  static Result<std::shared_ptr<const Index>> read_index(std::string text, const std::string& name,
                                                         const std::string& url) {
    auto index = Index::read(std::move(text));
    if (index) return std::make_shared<const Index>(*std::move(index));
    return refuse(fmt::format("{} is no chart repository: {}", name, index.error()), "look at the address",
                  not_a_repository(url, index.error()));
  }

  /// Helm's copy of an index.
  const Result<std::shared_ptr<const Index>>& helms_index(const Repository& repository) {
    std::string path = places_.repository_cache + "/" + repository.name + "-index.yaml";
    return indexes_.get(path, [&]() -> Result<std::shared_ptr<const Index>> {
      std::string problem = "there is no copy of it";
      std::string helm = fmt::format("open {}: no such file or directory", path);
      if (!places_.repository_cache.empty() && files_.kind(path) != base::FileKind::Missing) {
        auto text = files_.read(path, kMaxIndexSize);
        auto index = text ? Index::read(*std::move(text)) : std::unexpected(text.error().message);
        if (index) return std::make_shared<const Index>(*std::move(index));
        problem = index.error();
        helm = problem;
      }
      return refuse(fmt::format("the index of the repository {} can't be read: {}", repository.name, problem),
                    "helm repo update, or allow Pave to download it with --fetch",
                    fmt::format("no cached repo found. (try 'helm repo update'): {}", helm));
    });
  }

  /// A new index, or what was downloaded before when nothing may be downloaded.
  const Result<std::shared_ptr<const Index>>& own_index(const std::string& url, const Repository* owner,
                                                        const std::string& name) {
    return indexes_.get(url, [&]() -> Result<std::shared_ptr<const Index>> {
      if (!request_.may_fetch)
        if (auto kept = store_.index(url)) return read_index(*std::move(kept), name, url);
      auto text = download(absolute_url(url, "index.yaml"), owner, kMaxIndexSize, fmt::format("the index of {}", name));
      if (!text) {
        if (request_.may_fetch) text.error().helm = not_a_repository(url, text.error().helm);
        return std::unexpected(text.error());
      }
      auto index = read_index(*text, name, url);
      if (index) store_.keep_index(url, *text);
      return index;
    });
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
    const auto& helms = helms_index(repository);
    bool is_enough = helms && (!request_.may_fetch || (*helms)->find(chart, request_.version));
    if (is_enough) return find_in(**helms, chart, repository.url, &repository, repository.name);
    const auto& own = own_index(repository.url, &repository, repository.name);
    if (own) return find_in(**own, chart, repository.url, &repository, repository.name);
    return std::unexpected(request_.may_fetch || helms ? own.error() : helms.error());
  }

  Result<FoundChart> find_with_own_index(const std::string& url, const std::string& chart) {
    const auto& index = own_index(url, nullptr, shown_address(url));
    if (!index) return std::unexpected(index.error());
    return find_in(**index, chart, url, nullptr, shown_address(url));
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
    if (!is_web(url)) return refuse_scheme(fmt::format("the repository of \"{}\"", request_.reference), url);
    return find_with_own_index(url, request_.reference);
  }

  const ChartRequest& request_;
  const Places& places_;
  const base::Files& files_;
  const OpenNetwork& open_;
  Indexes& indexes_;
  Store store_;
  std::vector<Repository> repositories_;
  std::unique_ptr<Transport> network_;
};

}  // namespace

Result<FoundChart> find_chart(const ChartRequest& request, const Places& places, const base::Files& files,
                              const OpenNetwork& open) {
  Indexes indexes;
  return Finder(request, places, files, open, indexes).find();
}

DependencyFinder dependency_finder(const Places& places, const base::Files& files, OpenNetwork open, bool may_fetch,
                                   bool is_plain_http) {
  using Found = std::expected<std::string, base::Diagnostic>;
  struct Known {
    Indexes indexes;
    Answers<Found> charts;
  };
  return [&places, &files, open = std::move(open), may_fetch, is_plain_http,
          known = std::make_shared<Known>()](const Dependency& dependency) -> Found {
    ChartRequest request = request_of(dependency);
    request.may_fetch = may_fetch;
    request.is_plain_http = is_plain_http;
    std::string key = fmt::format("{}\n{}\n{}", request.repository_url, request.reference, request.version);
    return known->charts.get(key, [&]() -> Found {
      auto found = Finder(request, places, files, open, known->indexes).find();
      if (found) return std::move(found->path);
      base::Diagnostic problem = std::move(found.error().diagnostic);
      if (!may_fetch) problem.code = base::Code::ChartMissingDependency;
      return std::unexpected(std::move(problem));
    });
  };
}

}  // namespace pave::render::helm::repository
