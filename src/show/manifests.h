#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "kube/object.h"

namespace pave::show {

enum class ManifestFormat : std::uint8_t { Yaml, Json };
/// The names of the formats, in the order of the enum.
inline constexpr std::array<std::string_view, 2> kManifestFormatNames = {"yaml", "json"};

/// Writes objects one after another, keys sorted: what `pave render` prints. YAML is a stream of documents, each with its
/// file in a comment, as `helm template` writes them; JSON is one `v1 List`, which kubectl applies as well. Needs
/// finish() at the end. The text may be taken out of `out` between calls.
class ManifestWriter {
 public:
  ManifestWriter(ManifestFormat format, std::string& out) : format_(format), out_(out) {}

  void add(const kube::Object& object, std::string_view path);
  /// What another writer of the same format, which wrote to a text of its own and was not finished, has written.
  void append(std::string_view written);
  void finish();

 private:
  ManifestFormat format_;
  std::string& out_;
  bool empty_ = true;
};

}  // namespace pave::show
