#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/sources.h"
#include "doc/node.h"
#include "render/helm/documents.h"
#include "render/helm/release_options.h"

namespace pave::render::helm {

/// What Helm looks at in a rendered document. Views of the document or of the arena.
struct ManifestHead {
  std::string_view api_version;
  std::string_view kind;
  std::string_view name;
  std::vector<std::pair<std::string_view, std::string_view>> annotations;  ///< as Go's decoder leaves them, sorted

  /// Null: there is none of that name.
  const std::string_view* annotation(std::string_view name) const;
};

/// Why a rendered document is no manifest.
struct HeadError {
  std::string helm;             ///< what Helm's YAML and JSON libraries say
  base::Diagnostic diagnostic;  ///< chart/rendered-yaml, at the place in the rendered text
  bool is_syntax = false;       ///< it is not YAML; else it is YAML of the wrong shape
};

/// A rendered document as it was read.
struct ReadManifest {
  const doc::Node* root = nullptr;  ///< null: it holds nothing but comments
  ManifestHead head;
  std::vector<base::Diagnostic> warnings;  ///< keys that stand twice
};

/// Reads a document: a part of a rendered source, of it what stands before a line `...`. Keys of the head are found whatever
/// their letters' case, and numbers and truth values serve as strings there, as with sigs.k8s.io/yaml and encoding/json.
/// Duplicate keys are let through, the last counts. Source: pkg/release/v1/util/manifest.go, SimpleHead.
std::expected<ReadManifest, HeadError> read_manifest(const base::Source& rendered, const Part& part,
                                                     HelmVersion version, base::Arena& arena);

}  // namespace pave::render::helm
