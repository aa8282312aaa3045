#include "judge/chart_lint/rendered_scalars.h"

#include <algorithm>
#include <set>

namespace pave::judge::chart_lint {

void add_scalars(const doc::Node& root, const base::Source& source, bool is_secret, std::vector<RenderedScalar>& out) {
  std::uint32_t first = source.first_place;
  auto end = first + static_cast<std::uint32_t>(source.text.size());
  auto is_here = [&](base::Origin origin) {
    return origin.known() && origin.place() >= first && origin.place() <= end;
  };
  // The depth of a tree that was read is limited; what aliases repeat can be large, so children are walked once.
  std::vector<const doc::Node*> open{&root};
  std::set<const doc::Node*> walked;
  while (!open.empty()) {
    const doc::Node* node = open.back();
    open.pop_back();
    if (is_here(node->key_origin)) out.push_back({node->key_origin.place(), node, true, is_secret});
    if (!node->is_map() && !node->is_list()) {
      if (is_here(node->origin)) out.push_back({node->origin.place(), node, false, is_secret});
      continue;
    }
    if (node->size == 0 || !walked.insert(node->first).second) continue;
    for (const doc::Node& child : node->children()) open.push_back(&child);
  }
}

void sort_scalars(std::vector<RenderedScalar>& scalars) {
  std::ranges::stable_sort(scalars, {}, &RenderedScalar::place);
}

const RenderedScalar* scalar_at(const std::vector<RenderedScalar>& scalars, std::uint32_t place) {
  auto behind = std::ranges::upper_bound(scalars, place, {}, &RenderedScalar::place);
  return behind == scalars.begin() ? nullptr : &*(behind - 1);
}

}  // namespace pave::judge::chart_lint
