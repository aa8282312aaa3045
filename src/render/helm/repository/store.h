#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/files.h"
#include "render/helm/repository/places.h"

namespace pave::render::helm::repository {

/// Charts that are on this machine already: in Helm's folders and in Pave's own. Pave writes into its own only.
class Store {
 public:
  Store(const base::Files& files, const Places& places) : files_(files), places_(places) {}

  /// The path of a chart by the SHA-256 of its archive (hexadecimal), where its bytes still have it: Helm's content cache
  /// (pkg/downloader, cache.go), then Pave's.
  std::optional<std::string> by_digest(std::string_view digest) const;
  /// The path of `NAME-VERSION.tgz` in Helm's repository cache, where versions before 4 put charts.
  std::optional<std::string> by_file(std::string_view name) const;
  /// The path of what was downloaded under that name (an address, a reference with its tag or range) before.
  std::optional<std::string> by_reference(std::string_view reference) const;
  /// The index of the repository at that address, as it was when it was downloaded.
  std::optional<std::string> index(std::string_view url) const;

  /// Keeps a chart, in one step, under these names: the path, or why not.
  std::expected<std::string, std::string> keep(std::string_view bytes, std::span<const std::string> references);
  /// Keeps an index, if it can.
  void keep_index(std::string_view url, std::string_view text);

 private:
  const base::Files& files_;
  const Places& places_;
};

}  // namespace pave::render::helm::repository
