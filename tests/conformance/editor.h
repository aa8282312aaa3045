#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "doc/node.h"

namespace pave::conformance {

/// Changes a seed as the data sets describe it (op and path of their READMEs): copies the way from the root to the changed
/// place, and nothing else.
class Editor {
 public:
  explicit Editor(base::Arena& arena) : arena_(arena) {}

  /// `path`: keys and indexes; `op`: remove, set, add, append, or merge (then `value` has metadata, merged one level deep).
  doc::Node apply(const doc::Node& root, std::string_view op, std::span<const doc::Node> path, const doc::Node& value);

 private:
  using Steps = std::span<const doc::Node>;
  doc::Node change(const doc::Node& node, std::string_view op, Steps path, const doc::Node& value);
  doc::Node set(const doc::Node& map, std::string_view key, doc::Node value);
  doc::Node merged(const doc::Node& map, const doc::Node& changes);
  doc::Node with_children(doc::Node node, const std::vector<doc::Node>& children);

  base::Arena& arena_;
};

}  // namespace pave::conformance
