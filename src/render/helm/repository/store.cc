#include "render/helm/repository/store.h"

#include "base/sha.h"
#include "base/write_file.h"
#include "render/helm/repository/transport.h"

namespace pave::render::helm::repository {
namespace {

constexpr std::size_t kDigestSize = 64;

bool is_digest(std::string_view text) {
  return text.size() == kDigestSize && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string path_of(const std::string& folder, std::string_view digest, std::string_view ending) {
  return folder + "/" + std::string(digest.substr(0, 2)) + "/" + std::string(digest) + std::string(ending);
}

std::string reference_path(const Places& places, std::string_view reference) {
  return path_of(places.pave_cache + "/references", base::hexadecimal(base::sha256(reference)), "");
}

std::string index_path(const Places& places, std::string_view url) {
  return path_of(places.pave_cache + "/indexes", base::hexadecimal(base::sha256(url)), ".yaml");
}

}  // namespace

std::optional<std::string> Store::by_digest(std::string_view digest) const {
  if (!is_digest(digest)) return std::nullopt;
  std::string paths[2];
  if (!places_.content_cache.empty()) paths[0] = path_of(places_.content_cache, digest, ".chart");
  if (!places_.pave_cache.empty()) paths[1] = path_of(places_.pave_cache + "/charts", digest, ".tgz");
  for (std::string& path : paths) {
    if (path.empty() || files_.kind(path) != base::FileKind::Regular) continue;
    auto bytes = files_.read(path, kMaxDownloadSize);
    if (bytes && base::hexadecimal(base::sha256(*bytes)) == digest) return std::move(path);
  }
  return std::nullopt;
}

std::optional<std::string> Store::by_file(std::string_view name) const {
  if (places_.repository_cache.empty() || name.empty() || name.find('/') != std::string_view::npos) return std::nullopt;
  std::string path = places_.repository_cache + "/" + std::string(name);
  return files_.kind(path) == base::FileKind::Regular ? std::optional(std::move(path)) : std::nullopt;
}

std::optional<std::string> Store::by_reference(std::string_view reference) const {
  if (places_.pave_cache.empty()) return std::nullopt;
  auto digest = files_.read(reference_path(places_, reference), kDigestSize);
  return digest ? by_digest(*digest) : std::nullopt;
}

std::optional<std::string> Store::index(std::string_view url) const {
  if (places_.pave_cache.empty()) return std::nullopt;
  auto text = files_.read(index_path(places_, url), kMaxIndexSize);
  return text ? std::optional(*std::move(text)) : std::nullopt;
}

std::expected<std::string, std::string> Store::keep(std::string_view bytes, std::span<const std::string> references) {
  if (places_.pave_cache.empty()) return std::unexpected("there is no folder to keep it in: HOME is not set");
  std::string digest = base::hexadecimal(base::sha256(bytes));
  std::string path = path_of(places_.pave_cache + "/charts", digest, ".tgz");
  auto write = [](const std::string& to, std::string_view text) -> std::string {
    auto written = base::write_file(to, text);
    return written ? "" : to + ": " + written.error();
  };
  std::string problem = write(path, bytes);
  for (const std::string& reference : references)
    if (problem.empty()) problem = write(reference_path(places_, reference), digest);
  if (!problem.empty()) return std::unexpected(problem);
  return path;
}

void Store::keep_index(std::string_view url, std::string_view text) {
  if (!places_.pave_cache.empty()) (void)base::write_file(index_path(places_, url), text);
}

}  // namespace pave::render::helm::repository
