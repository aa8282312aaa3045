#include "render/helm/repository/registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/arena.h"
#include "base/semver.h"
#include "base/sha.h"
#include "base/sources.h"
#include "doc/json_reader.h"
#include "render/helm/repository/repositories.h"

namespace pave::render::helm::repository {
namespace {

constexpr std::string_view kManifest = "application/vnd.oci.image.manifest.v1+json";
constexpr std::string_view kChartLayer = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
constexpr std::string_view kOldChartLayer = "application/tar+gzip";
constexpr std::size_t kMaxTagPages = 100;

template <typename T>
using Result = std::expected<T, std::string>;

/// Parameters of `Bearer realm="https://...",service="..."`.
std::string parameter(std::string_view challenge, std::string_view name) {
  std::string wanted = std::string(name) + "=\"";
  std::size_t at = challenge.find(wanted);
  if (at == std::string_view::npos) return {};
  std::string_view rest = challenge.substr(at + wanted.size());
  return std::string(rest.substr(0, rest.find('"')));
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                    std::string_view("-._~").find(c) != std::string_view::npos;
    if (is_plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

bool is_digest(std::string_view digest) {
  return digest.size() == 71 && digest.starts_with("sha256:") &&
         digest.find_first_not_of("0123456789abcdef", 7) == std::string_view::npos;
}

/// One registry while one chart is got: remembers the token.
class Registry {
 public:
  Registry(Transport& network, const RegistryReference& reference, const RegistryOptions& options)
      : network_(network), reference_(reference), options_(options) {}

  Result<Response> get(const std::string& path, std::string_view accept, std::size_t limit) {
    Request request;
    request.url = base() + path;
    request.access = options_.access;
    request.accept = accept;
    request.limit = limit;
    request.access.identity = {.user = {}, .password = {}, .token = token_};
    auto answer = network_.get(request);
    if (answer && answer->status == 401 && token_.empty()) {
      auto identity = identify(answer->challenge);
      if (!identity) return std::unexpected(identity.error());
      request.access.identity = *identity;
      token_ = identity->token;
      answer = network_.get(request);
    }
    if (!answer) return std::unexpected(fmt::format("{}: {}", reference_.host, answer.error()));
    if (answer->status == 401 || answer->status == 403)
      return std::unexpected(fmt::format("{} wants a login for {}", reference_.host, reference_.repository));
    if (answer->status == 404) return std::unexpected(fmt::format("{} has no {}", reference_.host, path.substr(4)));
    if (answer->status != 200)
      return std::unexpected(fmt::format("{} answers {} for {}", reference_.host, answer->status, path.substr(4)));
    return answer;
  }

  Result<std::vector<std::string>> tags() {
    std::vector<std::string> found;
    std::string path = "/v2/" + reference_.repository + "/tags/list";
    for (std::size_t page = 0; page < kMaxTagPages && !path.empty(); ++page) {
      auto answer = get(path, "", kMaxAnswerSize);
      if (!answer) return std::unexpected(answer.error());
      base::Sources sources;
      base::Arena arena;
      auto root = doc::read_json(sources.add("tags", answer->body), arena);
      const doc::Node* list = root ? (*root)->find("tags") : nullptr;
      if (list == nullptr) return std::unexpected(fmt::format("{} gives no list of tags", reference_.host));
      for (const doc::Node& tag : list->children())
        if (tag.is_string()) found.emplace_back(tag.text());
      std::string_view link = answer->link;
      std::size_t open = link.find("</v2/");
      std::size_t close = link.find('>');
      path = open == std::string_view::npos || close == std::string_view::npos
                 ? ""
                 : std::string(link.substr(open + 1, close - open - 1));
    }
    return found;
  }

 private:
  std::string base() const { return (options_.is_plain_http ? "http://" : "https://") + reference_.host; }

  Result<Identity> identify(std::string_view challenge) {
    Identity identity;
    if (!challenge.starts_with("Bearer ") && !challenge.starts_with("bearer ")) {
      identity = options_.access.identity;
      return identity;
    }
    std::string realm = parameter(challenge, "realm");
    if (realm.empty())
      return std::unexpected(fmt::format("{} asks for a token and does not say where", reference_.host));
    std::string service = parameter(challenge, "service");
    std::string scope = parameter(challenge, "scope");
    if (scope.empty()) scope = "repository:" + reference_.repository + ":pull";
    Request request;
    request.url = realm + (realm.find('?') == std::string::npos ? "?" : "&") + "scope=" + escaped(scope);
    if (!service.empty()) request.url += "&service=" + escaped(service);
    // A registry that speaks https must not send the login over http.
    bool is_safe = realm.starts_with("https://") || (options_.is_plain_http && realm.starts_with("http://"));
    if (!is_safe)
      return std::unexpected(fmt::format("{} sends for a token to an address that is not https", reference_.host));
    request.access = options_.access;
    auto answer = network_.get(request);
    if (!answer) return std::unexpected(fmt::format("no token for {}: {}", reference_.host, answer.error()));
    if (answer->status != 200)
      return std::unexpected(fmt::format("no token for {}: the server answers {}", reference_.host, answer->status));
    base::Sources sources;
    base::Arena arena;
    auto root = doc::read_json(sources.add("token", answer->body), arena);
    if (root) identity.token = (*root)->string_at("token");
    if (root && identity.token.empty()) identity.token = (*root)->string_at("access_token");
    if (identity.token.empty())
      return std::unexpected(fmt::format("no token for {}: the answer has none", reference_.host));
    return identity;
  }

  Transport& network_;
  const RegistryReference& reference_;
  const RegistryOptions& options_;
  std::string token_;
};

/// The first tag that is wanted (pkg/registry, tag.go), but of versions the newest: registries give tags in any order.
Result<std::string> choose_tag(std::vector<std::string> tags, std::string_view version) {
  for (std::string& tag : tags) std::ranges::replace(tag, '_', '+');
  if (!version.empty() && std::ranges::find(tags, version) != tags.end()) return std::string(version);
  auto range = base::SemverRange::parse(version.empty() ? "*" : version);
  if (!range) return std::unexpected(range.error());
  std::optional<base::Semver> best;
  std::string found;
  for (const std::string& tag : tags) {
    auto parsed = base::parse_semver(tag);
    if (!parsed || !range->contains(*parsed) || (best && base::compare_semver(*parsed, *best) <= 0)) continue;
    best = *parsed;
    found = tag;
  }
  if (found.empty())
    return std::unexpected(fmt::format("no version is wanted by \"{}\"", version.empty() ? "*" : version));
  return found;
}

struct Layer {
  std::string digest;
  std::string media_type;
};

Result<Layer> chart_layer(const std::string& manifest) {
  base::Sources sources;
  base::Arena arena;
  auto root = doc::read_json(sources.add("manifest", manifest), arena);
  const doc::Node* layers = root ? (*root)->find("layers") : nullptr;
  if (layers == nullptr) return std::unexpected("the registry gives no manifest of a chart");
  for (const doc::Node& layer : layers->children()) {
    Layer found{std::string(layer.string_at("digest")), std::string(layer.string_at("mediaType"))};
    if (found.media_type != kChartLayer && found.media_type != kOldChartLayer) continue;
    if (!is_digest(found.digest)) return std::unexpected("the manifest has a digest that is no SHA-256");
    return found;
  }
  return std::unexpected("there is no chart in it, but something else");
}

}  // namespace

Result<RegistryReference> parse_registry_reference(std::string_view text) {
  constexpr std::string_view kScheme = "oci://";
  if (text.starts_with(kScheme)) text.remove_prefix(kScheme.size());
  RegistryReference made;
  if (std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    made.digest = text.substr(at + 1);
    text = text.substr(0, at);
    if (!is_digest(made.digest)) return std::unexpected("behind the @ is no sha256: and 64 digits");
  }
  std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size())
    return std::unexpected("it has no repository behind the host");
  made.host = text.substr(0, slash);
  std::string_view path = text.substr(slash + 1);
  if (std::size_t colon = path.rfind(':'); colon != std::string_view::npos) {
    made.tag = path.substr(colon + 1);
    path = path.substr(0, colon);
  }
  made.repository = path;
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789._-/";
  if (made.repository.find_first_not_of(kAllowed) != std::string::npos ||
      made.repository.find("..") != std::string::npos)
    return std::unexpected("names of repositories have small letters, digits and . _ - / only");
  if (made.tag.find_first_of("/?#%\\ ") != std::string::npos) return std::unexpected("its tag is no tag");
  if (made.host.find_first_of("@?#%\\ ") != std::string::npos) return std::unexpected("its host is no host");
  return made;
}

Result<RegistryChart> fetch_from_registry(Transport& network, const RegistryReference& reference,
                                          const RegistryOptions& options) {
  Registry registry(network, reference, options);
  RegistryChart made;
  made.tag = reference.tag;
  if (!made.tag.empty() && !options.version.empty() && made.tag != options.version)
    return std::unexpected(
        fmt::format("chart reference and version mismatch: {} is not {}", options.version, made.tag));
  if (made.tag.empty() && reference.digest.empty()) {
    if (base::parse_semver(options.version)) {
      made.tag = options.version;
    } else {
      auto tags = registry.tags();
      if (!tags) return std::unexpected(tags.error());
      auto tag = choose_tag(*std::move(tags), options.version);
      if (!tag) return std::unexpected(tag.error());
      made.tag = *std::move(tag);
    }
  }
  std::string name = reference.digest.empty() ? made.tag : reference.digest;
  if (reference.digest.empty()) std::ranges::replace(name, '+', '_');
  auto manifest = registry.get("/v2/" + reference.repository + "/manifests/" + name, kManifest, kMaxAnswerSize);
  if (!manifest) return std::unexpected(manifest.error());
  if (!reference.digest.empty() && "sha256:" + base::hexadecimal(base::sha256(manifest->body)) != reference.digest)
    return std::unexpected("the manifest does not have the digest that was asked for");
  auto layer = chart_layer(manifest->body);
  if (!layer) return std::unexpected(layer.error());
  auto blob = registry.get("/v2/" + reference.repository + "/blobs/" + layer->digest, "", kMaxDownloadSize);
  if (!blob) return std::unexpected(blob.error());
  made.digest = base::hexadecimal(base::sha256(blob->body));
  if ("sha256:" + made.digest != layer->digest)
    return std::unexpected("the chart does not have the digest of its manifest");
  made.bytes = std::move(blob->body);
  return made;
}

}  // namespace pave::render::helm::repository
