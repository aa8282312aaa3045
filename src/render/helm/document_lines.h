#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/arena.h"

namespace pave::render::helm {

/// A line that Helm takes for the end of a document, with something behind its hyphens.
struct BadSeparator {
  std::size_t offset;     ///< of what stands there
  std::string_view text;  ///< up to the end of the line, without white space around it
};

/// Helm divides a values file before any YAML is read: at each line that begins with three hyphens, behind which only a
/// comment may stand, without a space too (YAMLReader of k8s.io/apimachinery/pkg/util/yaml). YAML would take `--- x` for a
/// document and `---#` or a longer row of hyphens for a text. None: there is no such line.
std::optional<BadSeparator> find_bad_separator(std::string_view text);

/// The text as YAML divides it in the same way, byte for byte as long: comments at separators are blank, and what stands
/// between `...` and the next separator, which Helm reads no document from, too. The text itself where that is all the
/// same, else a copy in the arena.
std::string_view divide_as_helm(std::string_view text, base::Arena& arena);

}  // namespace pave::render::helm
