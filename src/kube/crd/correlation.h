#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "doc/node.h"
#include "kube/crd/schema.h"

namespace pave::kube::crd {

/// A value and what it was before an update, found along the structural schema (k8s.io/apiserver/pkg/cel/common,
/// CorrelatedObject): fields by name, items of lists of type map by their keys, other items not at all.
struct Correlation {
  const doc::Node* value;
  const doc::Node* old;
  const Schema* structure;

  /// That of a field; nothing where it can't be correlated: it is new, or the schema does not know it.
  std::optional<Correlation> field(std::string_view name) const;
  /// Whether nothing changed, as far as it can be correlated.
  bool is_unchanged() const;
};

/// The items of a list, found among those that it had before. Finding all of them takes time in proportion to both lists.
class CorrelatedItems {
 public:
  explicit CorrelatedItems(const Correlation& list);

  /// That of the item at an index of the new list; the first old one where several have its keys.
  std::optional<Correlation> at(std::uint32_t index) const;

 private:
  Correlation list_;
  bool is_keyed_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> old_items_;  ///< by the hash of their keys; empty: few items
};

}  // namespace pave::kube::crd
