#include "render/helm/value_order.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace pave::render::helm {
namespace {

/// Where a key of a map stands among the others.
struct Rank {
  int group = 0;            ///< given, made by Helm itself (`global`), default
  std::size_t depth = 0;    ///< of a default: how far down its chart is
  std::uint32_t place = 0;  ///< of the source of what is given; in a flag, of the key
};

std::size_t depth_of(std::string_view path) {
  constexpr std::string_view kCharts = "/charts/";
  std::size_t depth = 0;
  for (std::size_t at = path.find(kCharts); at != std::string_view::npos; at = path.find(kCharts, at + 1)) ++depth;
  return depth;
}

/// Sources of the release lie behind those of the chart.
bool is_given(base::Origin origin, const base::Sources& sources) {
  return !sources.all().empty() && origin.place() >= sources.all().front()->first_place;
}

Rank rank_of(const doc::Node& child, const base::Sources& sources) {
  base::Origin origin = child.key_place();
  const base::Source* source = origin.known() ? sources.find(origin) : nullptr;
  if (source == nullptr) return {1, 0, 0};
  if (!is_given(origin, sources)) return {2, depth_of(source->path), 0};
  return {0, 0, source->path.starts_with("--") ? origin.place() : source->first_place};
}

}  // namespace

doc::Node in_order_of_filling(const doc::Node& node, const base::Sources& sources, base::Arena& arena) {
  if (node.size == 0 || (!node.is_map() && !node.is_list())) return node;
  std::vector<doc::Node> children(node.children().begin(), node.children().end());
  for (doc::Node& child : children) child = in_order_of_filling(child, sources, arena);
  if (node.is_map() && children.size() > 1) {
    std::vector<std::pair<Rank, doc::Node>> ranked;
    ranked.reserve(children.size());
    for (const doc::Node& child : children) ranked.emplace_back(rank_of(child, sources), child);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.first.group, a.first.depth, a.first.place, a.second.key()) <
             std::tuple(b.first.group, b.first.depth, b.first.place, b.second.key());
    });
    for (std::size_t i = 0; i < ranked.size(); ++i) children[i] = ranked[i].second;
  }
  doc::Node made = node;
  made.first = arena.copy(std::span<const doc::Node>(children)).data();
  return made;
}

}  // namespace pave::render::helm
