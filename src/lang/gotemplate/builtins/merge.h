#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// What mergo says of a map or a struct that would go into a pointer of another type.
inline constexpr std::string_view kAtOdds = "src and dst must be of same type";

/// Puts what `from` has into `into`, which changes, and the maps in it do (dario.cat/mergo v1.0.1, Merge and
/// MergeWithOverwrite). Maps that both have are merged. Of anything else, what is empty in `into` (null, false, 0, length 0)
/// counts as not set; `overwrite`: what `from` has wins, empty or not. Maps that only `from` has are shared by both
/// afterwards, not copied.
/// None: done. Else kAtOdds, or that the maps are too deep (kMaxDepth), or that they have too many entries (kMaxWalk).
std::optional<std::string> merge_maps(Map& into, const Map& from, bool overwrite, base::Arena& arena);

}  // namespace pave::lang::gotemplate
