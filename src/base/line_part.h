#pragma once

#include <cstddef>
#include <string_view>

namespace pave::base {

/// A piece of a line.
struct LinePart {
  std::string_view text;
  std::size_t begin = 0;  ///< its first byte in the line
};

/// The piece of at most `limit` bytes around a place of the line (at most line.size()), half of it before the place,
/// more where the line ends behind it. Cut on borders of characters. A line that is not longer is left whole.
LinePart line_part(std::string_view line, std::size_t place, std::size_t limit);

}  // namespace pave::base
