#pragma once

#include <string_view>

#include "base/sources.h"
#include "doc/node.h"

namespace pave::judge {

/// The place at which a template would write a field of a map that was rendered without it, because an action around it
/// (`if`, `with`, `range`) left it out: a line with that key as indented as the other fields of the map, where the
/// template writes them. Unknown: the template has no such line, or a person wrote the map.
base::Origin left_out_field(const doc::Node& map, std::string_view key, const base::Sources& sources);

}  // namespace pave::judge
