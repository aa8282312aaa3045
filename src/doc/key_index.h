#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "doc/node.h"

namespace pave::doc {

/// Finds the children of one map by key: as Node::find does in a small map, through a hash table in a large one, so that
/// looking up every key of one map in another costs no square. The tree must outlive it.
class KeyIndex {
 public:
  explicit KeyIndex(const Node& map) : map_(map) {
    if (!map.is_map() || map.size <= kFew) return;
    many_.emplace();
    many_->reserve(map.size);
    for (const Node& child : map.children()) many_->emplace(child.key(), &child);
  }
  /// Null: there is no such key, or it is no map. The first of several.
  const Node* find(std::string_view key) const {
    if (!many_) return map_.find(key);
    auto found = many_->find(key);
    return found == many_->end() ? nullptr : found->second;
  }

 private:
  static constexpr std::uint32_t kFew = 32;
  const Node& map_;
  std::optional<std::unordered_map<std::string_view, const Node*>> many_;
};

}  // namespace pave::doc
