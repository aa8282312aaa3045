#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "doc/node.h"

namespace pave::kube::crd {

/// An item that equals an earlier one.
struct Repeated {
  std::uint32_t index;
  std::uint32_t earlier;  ///< the first of the equal ones
};

/// The first item of each group of equal ones that is not the first, in the order of the list. Takes n log n
/// comparisons; of two items, one.
std::vector<Repeated> find_repeated(std::span<const doc::Node> items);
/// The same for items by pointers; null stands for nothing, which equals nothing but nothing.
std::vector<Repeated> find_repeated(std::span<const doc::Node* const> items);

}  // namespace pave::kube::crd
