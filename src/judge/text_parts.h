#pragma once

#include <vector>

#include "base/sources.h"
#include "doc/node.h"

namespace pave::judge {

/// Bytes of a text in which values are looked for.
inline constexpr std::size_t kMostTextBytes = 16 << 10;

/// The values that wrote a scalar which a template rendered, or that it was computed from, each once, in the order of the
/// text; those that base::Sources::trace() gives for its first byte are left out. Empty for a scalar that a person wrote.
std::vector<base::TraceStep> other_values(const doc::Node& scalar, const base::Sources& sources);

}  // namespace pave::judge
