#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "render/helm/release_options.h"

namespace pave::render::helm {

/// A stretch of a text, in bytes.
struct Part {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The documents of a rendered text, in its order, without those that are blank. Two rules, which differ in blank lines,
/// carriage returns and empty documents: Helm 4.3 splits at every line that begins with `---` and keeps what stands at the
/// end of a document, 4.1 splits at `---` behind a line break and drops white space on both sides.
/// Source: pkg/release/v1/util/manifest.go, SplitManifests.
std::vector<Part> split_documents(std::string_view text, HelmVersion version);

/// The text without white space at its ends: Unicode's, as Go's strings.TrimSpace sees it.
std::string_view trim_space(std::string_view text);

}  // namespace pave::render::helm
