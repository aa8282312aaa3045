#include "kube/crd/correlation.h"

#include <algorithm>

#include "kube/crd/value.h"

namespace pave::kube::crd {
namespace {

using doc::Node;

bool is_scalar(const Node& node) { return !node.is_null() && !node.is_list() && !node.is_map(); }

/// Whether two items have the same keys, all of which are written.
bool same_keys(const Node& a, const Node& b, const Schema& list) {
  return std::ranges::all_of(list.list_map_keys, [&](std::string_view key) {
    const Node* of_a = a.find(key);
    const Node* of_b = b.find(key);
    return of_a != nullptr && of_b != nullptr && is_scalar(*of_a) && same_value(*of_a, *of_b);
  });
}

}  // namespace

std::optional<Correlation> Correlation::field(std::string_view name) const {
  if (!value->is_map() || !old->is_map()) return std::nullopt;
  const Node* now = value->find(name);
  const Node* before = old->find(name);
  const Schema* schema = structure->field(name);
  if (now == nullptr || before == nullptr || schema == nullptr) return std::nullopt;
  return Correlation{now, before, schema};
}

std::optional<Correlation> Correlation::item(std::uint32_t index) const {
  bool is_keyed =
      structure->list_type == ListType::Map && structure->types == kArray && !structure->list_map_keys.empty();
  if (!value->is_list() || !old->is_list() || !is_keyed || structure->items == nullptr) return std::nullopt;
  const Node& now = value->children()[index];
  if (!now.is_map()) return std::nullopt;
  for (const Node& before : old->children())
    if (before.is_map() && same_keys(now, before, *structure)) return Correlation{&now, &before, structure->items};
  return std::nullopt;
}

bool Correlation::is_unchanged() const {
  if (value->is_null() || old->is_null()) return value->is_null() && old->is_null();
  if (value->is_map() && old->is_map()) {
    if (value->size != old->size) return false;
    return std::ranges::all_of(value->children(), [&](const Node& child) {
      auto below = field(child.key());
      return below && below->is_unchanged();
    });
  }
  bool is_keyed = value->is_list() && old->is_list() && structure->list_type == ListType::Map;
  if (!is_keyed) return same_value(*value, *old);
  if (value->size != old->size) return false;
  for (std::uint32_t i = 0; i < value->size; ++i) {
    auto below = item(i);
    if (!below || !below->is_unchanged()) return false;
  }
  return true;
}

}  // namespace pave::kube::crd
