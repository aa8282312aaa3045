#pragma once

#include <span>

#include "base/arena.h"
#include "doc/node.h"

namespace pave::judge::server {

// Maps as the server changes them before it judges or compares. Copies share what they don't change.

/// `map` with `field` (its key is in it) in place of one with the same symbol, or behind the others.
const doc::Node* with_field(base::Arena& arena, const doc::Node& map, const doc::Node& field);
/// `map` without these fields; itself when it has none of them.
const doc::Node* without_fields(base::Arena& arena, const doc::Node& map, std::span<const doc::Symbol> fields);
/// A field of that kind with no text and no children.
doc::Node new_field(doc::Symbol name, doc::Kind kind);

}  // namespace pave::judge::server
