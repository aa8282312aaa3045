#include "render/helm/document_lines.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace pave::render::helm {
namespace {

constexpr std::string_view kSeparator = "---";
constexpr std::string_view kSpaces = " \t\v\f\r";

/// The line at an offset, without its line break.
std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

bool ends_document(std::string_view line) {
  return line.starts_with("...") && (line.size() == 3 || kSpaces.find(line[3]) != std::string_view::npos);
}

}  // namespace

std::string_view divide_as_helm(std::string_view text, base::Arena& arena) {
  std::string divided;
  bool is_behind_end = false;
  auto blank = [&](std::size_t begin, std::size_t size) {
    if (divided.empty()) divided = text;
    std::fill_n(divided.begin() + static_cast<std::ptrdiff_t>(begin), size, ' ');
  };
  for (std::size_t begin = 0; begin < text.size();) {
    std::string_view line = line_at(text, begin);
    if (line.starts_with(kSeparator)) {
      is_behind_end = false;
      if (line.size() > kSeparator.size() && line[kSeparator.size()] == '#')
        blank(begin + kSeparator.size(), line.size() - kSeparator.size());
    } else if (is_behind_end) {
      if (!line.empty()) blank(begin, line.size());
    } else {
      is_behind_end = ends_document(line);
    }
    begin += line.size() + 1;
  }
  return divided.empty() ? text : arena.copy(divided);
}

}  // namespace pave::render::helm
