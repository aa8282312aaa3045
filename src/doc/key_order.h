#pragma once

#include <string_view>
#include <vector>

#include "doc/node.h"

namespace pave::doc {

/// Whether `a` comes before `b` in the order in which go.yaml.in/yaml/v2 writes map keys: letters after other
/// characters, runs of digits as numbers (sorter.go). Like there, it is no strict order for digits beyond 64 bits.
bool natural_less(std::string_view a, std::string_view b);

/// The children of a Map in that order.
std::vector<const Node*> natural_key_order(const Node& map);

}  // namespace pave::doc
