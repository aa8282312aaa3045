#pragma once

#include <cstdint>
#include <vector>

#include "base/sources.h"
#include "doc/node.h"

namespace pave::judge::chart_lint {

/// A key or a value that is no map or list, at its place in a text.
struct RenderedScalar {
  std::uint32_t place;  ///< of its first byte, or of the sign that opens it
  const doc::Node* node;
  bool is_key = false;
  bool is_secret = false;  ///< in a document whose kind is Secret
};

/// The keys and scalars of a tree that stand in that text, added to `out` (aliases bring them from elsewhere: once).
void add_scalars(const doc::Node& root, const base::Source& source, bool is_secret, std::vector<RenderedScalar>& out);

/// Sorts them by place, for scalar_at.
void sort_scalars(std::vector<RenderedScalar>& scalars);

/// The last that begins at or before a place, or null.
const RenderedScalar* scalar_at(const std::vector<RenderedScalar>& scalars, std::uint32_t place);

}  // namespace pave::judge::chart_lint
