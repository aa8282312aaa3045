#pragma once

#include <string_view>
#include <vector>

#include "doc/node.h"
#include "doc/yaml_scalar_style.h"

namespace pave::doc {

/// Whether `a` comes before `b` in the order in which go.yaml.in/yaml/v2 writes map keys: letters after other
/// characters, runs of digits as numbers (sorter.go). Like there, it is no strict order for digits beyond 64 bits.
/// go.yaml.in/yaml/v3 puts letters before them where digits stand before both: `a1b` before `a1-`.
bool natural_less(std::string_view a, std::string_view b, YamlDialect dialect = YamlDialect::V2);

/// The children of a Map in that order.
std::vector<const Node*> natural_key_order(const Node& map);

}  // namespace pave::doc
