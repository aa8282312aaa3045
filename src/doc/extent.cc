#include "doc/extent.h"

#include <algorithm>

namespace pave::doc {

std::uint32_t first_place(const Node& node) { return node.key_place().place(); }

std::vector<Extent> children_in(const Extent& parent) {
  std::vector<Extent> out;
  for (const Node& child : parent.node->children()) {
    if (!child.key_origin.known() && !child.origin.known()) continue;
    std::uint32_t first = first_place(child);
    if (first >= parent.first && first < parent.end) out.push_back({&child, first, parent.end});
  }
  std::ranges::stable_sort(out, {}, &Extent::first);
  for (std::size_t i = 1; i < out.size(); ++i) out[i - 1].end = out[i].first;
  return out;
}

}  // namespace pave::doc
