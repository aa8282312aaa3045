#include "kube/crd/correlation.h"

#include <algorithm>

#include "kube/crd/value.h"

namespace pave::kube::crd {
namespace {

using doc::Node;

constexpr std::uint32_t kFewItems = 16;  ///< among which comparing is faster than an index

bool is_scalar(const Node& node) { return !node.is_null() && !node.is_list() && !node.is_map(); }

/// Whether two items have the same keys, all of which are written.
bool same_keys(const Node& a, const Node& b, const Schema& list) {
  return std::ranges::all_of(list.list_map_keys, [&](std::string_view key) {
    const Node* of_a = a.find(key);
    const Node* of_b = b.find(key);
    return of_a != nullptr && of_b != nullptr && is_scalar(*of_a) && same_value(*of_a, *of_b);
  });
}

/// Of the keys of an item; nothing where one is not written.
std::optional<std::uint64_t> hash_keys(const Node& item, const Schema& list) {
  if (!item.is_map()) return std::nullopt;
  std::uint64_t hash = 0;
  for (std::string_view key : list.list_map_keys) {
    const Node* value = item.find(key);
    if (value == nullptr || !is_scalar(*value)) return std::nullopt;
    hash = hash * 31 + hash_value(*value);
  }
  return hash;
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

CorrelatedItems::CorrelatedItems(const Correlation& list)
    : list_(list),
      is_keyed_(list.structure->list_type == ListType::Map && list.structure->types == kArray &&
                !list.structure->list_map_keys.empty() && list.structure->items != nullptr && list.value->is_list() &&
                list.old->is_list()) {
  if (!is_keyed_ || std::min(list.value->size, list.old->size) <= kFewItems) return;
  old_items_.reserve(list.old->size);
  for (std::uint32_t i = 0; i < list.old->size; ++i)
    if (auto hash = hash_keys(list.old->children()[i], *list.structure)) old_items_.emplace(*hash, i);
}

std::optional<Correlation> CorrelatedItems::at(std::uint32_t index) const {
  if (!is_keyed_) return std::nullopt;
  const Schema& structure = *list_.structure;
  const Node& now = list_.value->children()[index];
  if (!now.is_map()) return std::nullopt;
  auto before = list_.old->children();
  std::uint32_t first = list_.old->size;
  if (old_items_.empty()) {
    for (std::uint32_t i = 0; i < first; ++i)
      if (before[i].is_map() && same_keys(now, before[i], structure)) {
        first = i;
        break;
      }
  } else if (auto hash = hash_keys(now, structure)) {
    auto [begin, end] = old_items_.equal_range(*hash);
    for (auto one = begin; one != end; ++one)
      if (one->second < first && same_keys(now, before[one->second], structure)) first = one->second;
  }
  if (first == list_.old->size) return std::nullopt;
  return Correlation{&now, &before[first], structure.items};
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
  CorrelatedItems items(*this);
  for (std::uint32_t i = 0; i < value->size; ++i) {
    auto below = items.at(i);
    if (!below || !below->is_unchanged()) return false;
  }
  return true;
}

}  // namespace pave::kube::crd
