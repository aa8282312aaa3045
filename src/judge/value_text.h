#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "doc/node.h"

namespace pave::judge {

inline constexpr std::size_t kShownBytes = 60;  ///< of a value in a message

/// The text, cut at a character's border with `...` when it is long; line breaks become spaces.
std::string shortened(std::string_view text);
/// The same in double quotes.
std::string quoted(std::string_view text);
/// A node in words: `the number 8080`, `the string "x"`, `a map`. `hidden`: the kind alone.
std::string found(const doc::Node& node, bool hidden);

}  // namespace pave::judge
