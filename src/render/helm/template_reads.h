#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "render/helm/chart.h"
#include "render/helm/read_tree.h"

namespace pave::render::helm {

/// A chart at its place in a release: the root, or a subchart below its name or alias. `values` is the node of its values.
struct ChartScope {
  const Chart* chart;
  std::string_view name;
  ReadNode* values;
  ChartScope* parent = nullptr;
  std::vector<std::unique_ptr<ChartScope>> children;
};

/// The charts of a release as a tree, all dependencies enabled, each one as often as it has names; what Chart.yaml itself
/// reads of values (conditions, tags, import-values) is marked, and all that belongs to dependencies that aren't there.
std::unique_ptr<ChartScope> make_scopes(const Chart& root, ReadNode& values);

inline constexpr std::size_t kMaxReadings = 20'000;  ///< bodies that are followed, one for each kind of dot it is given
inline constexpr std::size_t kMaxSteps = 2'000'000;  ///< nodes of their texts that are looked at, loops counted fully

/// Follows all templates of a release and marks which values they can read, as their text says it: through variables,
/// `with`, `index`, `get`, `dig`, `dict`, inclusions and what Sprig and Helm do with maps. What is handed to anything
/// that could read all of it is marked as read whole. When a template can't be parsed, or one of the limits is reached,
/// everything is. `arena` holds the names in `values`.
void mark_template_reads(ChartScope& root, base::Arena& arena);

}  // namespace pave::render::helm
