#pragma once

#include <cstddef>
#include <string_view>

#include "doc/node.h"

namespace pave::doc {

/// Bytes that a scalar takes in the text that it was read from, quotes and indentation with it; `behind` is that text from
/// the node's origin on. Escapes and folded lines make it too small: the bytes are then the first ones.
std::size_t written_size(const Node& scalar, std::string_view behind);

}  // namespace pave::doc
