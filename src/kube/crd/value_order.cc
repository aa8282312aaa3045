#include "kube/crd/value_order.h"

#include <algorithm>
#include <numeric>

#include "kube/crd/value.h"

namespace pave::kube::crd {
namespace {

std::weak_ordering compare(const doc::Node* a, const doc::Node* b) {
  if (a == nullptr || b == nullptr) return (a == nullptr) <=> (b == nullptr);
  return compare_values(*a, *b);
}

}  // namespace

std::vector<Repeated> find_repeated(std::span<const doc::Node* const> items) {
  std::vector<Repeated> out;
  if (items.size() < 2) return out;
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    auto result = compare(items[a], items[b]);
    return result != 0 ? result < 0 : a < b;
  });
  for (std::size_t i = 0; i + 1 < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && compare(items[order[i]], items[order[end]]) == 0) ++end;
    if (end - i > 1) out.push_back({order[i + 1], order[i]});
    i = end;
  }
  std::ranges::sort(out, {}, &Repeated::index);
  return out;
}

std::vector<Repeated> find_repeated(std::span<const doc::Node> items) {
  std::vector<const doc::Node*> pointers;
  pointers.reserve(items.size());
  for (const doc::Node& item : items) pointers.push_back(&item);
  return find_repeated(pointers);
}

}  // namespace pave::kube::crd
