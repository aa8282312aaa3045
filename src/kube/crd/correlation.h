#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

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
  std::optional<Correlation> item(std::uint32_t index) const;
  /// Whether nothing changed, as far as it can be correlated.
  bool is_unchanged() const;
};

}  // namespace pave::kube::crd
