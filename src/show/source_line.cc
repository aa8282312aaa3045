#include "show/source_line.h"

#include <algorithm>
#include <vector>

#include "show/display.h"

namespace pave::show {
namespace {

constexpr std::string_view kHidden = "******";
constexpr std::size_t kTabWidth = 4;

/// Bytes of the token at the start of the text.
std::size_t token_size(std::string_view text) {
  if (text.empty()) return 0;
  char first = text.front();
  if (first == '[' || first == ']' || first == '{' || first == '}' || first == ',') return 1;
  if (first == '"' || first == '\'') {
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (text[i] == '\\' && first == '"') ++i;
      else if (text[i] == first && first == '\'' && i + 1 < text.size() && text[i + 1] == first) ++i;
      else if (text[i] == first) return i + 1;
    }
    return text.size();
  }
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    char c = text[end];
    char next = end + 1 < text.size() ? text[end + 1] : ' ';
    if (c == ',' || c == ']' || c == '}') break;
    if (c == ':' && (next == ' ' || next == '\t' || next == '\r')) break;
    if ((c == ' ' || c == '\t') && next == '#') break;
  }
  while (end > 1 && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r')) --end;
  return end;
}

/// One character of the line, ready to print.
struct Cell {
  std::string text;
  std::size_t width;
};

Cell cell(std::string_view bytes, char32_t code) {
  if (code == '\t') return {std::string(kTabWidth, ' '), kTabWidth};
  if (code == kReplacement || is_harmful(code)) return {"\xef\xbf\xbd", 1};
  return {std::string(bytes), static_cast<std::size_t>(display_width(code))};
}

/// The last step of a field path: `password` of `data.password`, `tls.crt` of `data[tls.crt]`.
std::string_view last_step(std::string_view field) {
  if (field.ends_with(']')) {
    std::size_t open = field.rfind('[');
    return open == std::string_view::npos ? std::string_view() : field.substr(open + 1, field.size() - open - 2);
  }
  return field.substr(field.rfind('.') + 1);
}

}  // namespace

SourceLine source_line(std::string_view line, std::uint32_t column, std::size_t width) {
  std::vector<Cell> cells;
  std::size_t target = column == 0 ? 0 : column - 1;
  std::size_t token_cells = 1;
  std::size_t token_end = std::string_view::npos;
  for (std::size_t at = 0; at < line.size();) {
    auto [code, bytes] = first_character(line.substr(at));
    if (cells.size() == target) token_end = at + token_size(line.substr(at));
    if (cells.size() > target && at < token_end) token_cells = cells.size() - target + 1;
    cells.push_back(cell(line.substr(at, bytes), code));
    at += bytes;
  }
  target = std::min(target, cells.size());

  // Keep the caret at a third of the width, so that what follows it is seen, and don't waste room at the end.
  auto width_of = [&cells](std::size_t from, std::size_t to) {
    std::size_t sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += cells[i].width;
    return sum;
  };
  std::size_t first = 0;
  std::size_t last = cells.size();
  if (width_of(0, last) > width) {
    std::size_t room = width > 2 ? width - 2 : 1;  // a column for … at each end
    while (first < target && width_of(first, target) > room / 3) ++first;
    while (first > 0 && width_of(first - 1, cells.size()) <= room) --first;
    last = first;
    std::size_t used = 0;
    while (last < cells.size() && used + cells[last].width <= room) used += cells[last++].width;
  }

  SourceLine out;
  if (first > 0) out.text = "…";
  for (std::size_t i = first; i < last; ++i) out.text += cells[i].text;
  if (last < cells.size()) out.text += "…";
  out.caret = (first > 0 ? 1 : 0) + width_of(first, target);
  std::size_t token_last = std::min(target + token_cells, std::max(last, target));
  out.caret_width = std::max<std::size_t>(1, width_of(target, token_last));
  return out;
}

std::string mask_value(std::string_view line, std::string_view field) {
  std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string_view::npos) return std::string(line);
  std::string_view rest = line.substr(begin);
  std::string_view key = last_step(field);
  std::size_t key_size = rest.starts_with('"') || rest.starts_with('\'') ? key.size() + 2 : key.size();
  bool has_key = !key.empty() && rest.size() > key_size && rest[key_size] == ':' &&
                 rest.substr(key_size == key.size() ? 0 : 1, key.size()) == key;
  if (!has_key) return std::string(line.substr(0, begin)).append(kHidden);
  std::size_t value = rest.find_first_not_of(' ', key_size + 1);
  if (value == std::string_view::npos || rest[value] == '#') return std::string(line.substr(0, begin + key_size + 1));
  return std::string(line.substr(0, begin + value)).append(kHidden);
}

}  // namespace pave::show
