#pragma once

#include "base/arena.h"
#include "base/sources.h"
#include "doc/node.h"

namespace pave::render::helm {

/// The same tree with the keys of each map in the order in which Helm's maps are filled: those of -f files (sorted, file by
/// file), those of flags as they are written, then the defaults of charts, a parent's before its subchart's (sorted). Go
/// walks through maps of up to eight keys mostly in that order, through larger ones at random.
doc::Node in_order_of_filling(const doc::Node& node, const base::Sources& sources, base::Arena& arena);

}  // namespace pave::render::helm
