#pragma once

#include <string_view>

#include "base/arena.h"

namespace pave::render::helm {

/// Helm divides a values file before any YAML is read, at each line that begins with three hyphens (YAMLReader of
/// k8s.io/apimachinery/pkg/util/yaml); `---#` is such a line, and YAML would take it for a text. Of each part it reads
/// the first document only, up to a `...`.
/// Gives the text such that YAML divides it in the same way, byte for byte as long: a comment that touches its separator is
/// blank, and what stands between `...` and the next separator. The text itself where that changes nothing, else a copy in
/// the arena.
std::string_view divide_as_helm(std::string_view text, base::Arena& arena);

}  // namespace pave::render::helm
