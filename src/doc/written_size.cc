#include "doc/written_size.h"

#include <algorithm>

namespace pave::doc {

std::size_t written_size(const Node& scalar, std::string_view behind) {
  std::size_t size = scalar.size;
  if (scalar.style == Style::SingleQuoted || scalar.style == Style::DoubleQuoted) size += 2;
  if (scalar.style == Style::Literal || scalar.style == Style::Folded) {
    // As many lines as the value has, behind that of the sign.
    auto lines = std::ranges::count(scalar.text(), '\n') + (scalar.text().ends_with('\n') ? 0 : 1);
    size = behind.find('\n');
    for (; lines > 0 && size != std::string_view::npos; --lines) size = behind.find('\n', size + 1);
  }
  return std::min(size, behind.size());
}

}  // namespace pave::doc
