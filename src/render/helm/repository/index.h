#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/node.h"

namespace pave::render::helm::repository {

/// One version of a chart in a repository.
struct IndexEntry {
  std::string version;
  std::string digest;  ///< SHA-256 in hexadecimal, or empty
  std::vector<std::string> urls;
};

/// An index.yaml: what a repository offers (pkg/repo/v1, index.go).
class Index {
 public:
  /// The error is a clause: `it is not YAML: ...`.
  static std::expected<Index, std::string> read(std::string text);

  /// The newest version that is wanted: the very one, else the first that the range takes; empty: the newest that is no
  /// prerelease (IndexFile.Get). The error is Helm's.
  std::expected<IndexEntry, std::string> find(std::string_view chart, std::string_view version) const;

 private:
  std::unique_ptr<base::Sources> sources_;
  std::unique_ptr<base::Arena> arena_;
  const doc::Node* entries_ = nullptr;
};

}  // namespace pave::render::helm::repository
