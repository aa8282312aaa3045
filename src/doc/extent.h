#pragma once

#include <cstdint>
#include <vector>

#include "doc/node.h"

namespace pave::doc {

/// A node with the places that it takes (see base::Origin): from its key, or its value where it has no key, up to the
/// next node that is not inside it; so comments behind a node are part of it.
struct Extent {
  const Node* node;
  std::uint32_t first;
  std::uint32_t end;
};

/// Where a node begins: its key, or its value when it has none. Needs a node with an origin.
std::uint32_t first_place(const Node& node);

/// The children that were written inside the parent, in the order of their places. What an alias or a merge key brings
/// from elsewhere was not.
std::vector<Extent> children_in(const Extent& parent);

}  // namespace pave::doc
