#include "show/source_line.h"

#include <algorithm>
#include <vector>

#include "base/line_part.h"
#include "show/display.h"

namespace pave::show {
namespace {

constexpr std::string_view kHidden = "******";
constexpr std::size_t kTabWidth = 4;
constexpr std::size_t kBytesAColumn = 4;  // of the longest character; combining marks may take more

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

/// One character of the part of the line that is laid out.
struct Cell {
  std::size_t at;  // in the part
  std::size_t bytes;
  char32_t code;
};

bool is_replaced(char32_t code) { return code == kReplacement || is_harmful(code); }

std::size_t width_of(char32_t code) {
  if (code == '\t') return kTabWidth;
  return is_replaced(code) ? 1 : static_cast<std::size_t>(display_width(code));
}

void append_cell(std::string_view part, const Cell& cell, std::string& out) {
  if (cell.code == '\t') out.append(kTabWidth, ' ');
  else if (is_replaced(cell.code)) out += "\xef\xbf\xbd";
  else out += part.substr(cell.at, cell.bytes);
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

SourceLine source_line(std::string_view line, std::uint32_t column, std::size_t width, LineCut cut) {
  std::size_t place = 0;
  for (std::uint32_t i = 1; i < column && place < line.size(); ++i) place += first_character(line.substr(place)).bytes;

  // Lay out no more than can be shown, so that a fault in a line of a megabyte costs as much as one in a short line.
  base::LinePart near = base::line_part(line, place, 2 * kBytesAColumn * width);
  cut.before |= near.begin > 0;
  cut.behind |= near.begin + near.text.size() < line.size();
  std::string_view part = near.text;
  place -= near.begin;

  std::vector<Cell> cells;
  std::vector<std::size_t> edges = {0};  // columns before each cell, and before the end
  for (std::size_t at = 0; at < part.size();) {
    auto [code, bytes] = first_character(part.substr(at));
    cells.push_back({at, bytes, code});
    edges.push_back(edges.back() + width_of(code));
    at += bytes;
  }
  auto cell_at = [&cells](std::size_t at) {
    return static_cast<std::size_t>(std::ranges::lower_bound(cells, at, {}, &Cell::at) - cells.begin());
  };
  std::size_t count = cells.size();
  std::size_t target = cell_at(place);
  std::size_t token_end = std::max(target + 1, cell_at(place + token_size(part.substr(place))));

  // Keep the caret at a third of the width, so that what follows it is seen, and don't waste room at the end.
  std::size_t first = 0;
  std::size_t last = count;
  std::size_t marks = (cut.before ? 1U : 0U) + (cut.behind ? 1U : 0U);
  if (edges[count] + marks > width) {
    std::size_t room = width > 2 ? width - 2 : 1;  // a column for … at each end
    while (first < target && edges[target] - edges[first] > room / 3) ++first;
    while (first > 0 && edges[count] - edges[first - 1] <= room) --first;
    last = first;
    while (last < count && edges[last + 1] - edges[first] <= room) ++last;
  }

  SourceLine out;
  bool cut_before = cut.before || first > 0;
  if (cut_before) out.text = "…";
  for (std::size_t i = first; i < last; ++i) append_cell(part, cells[i], out.text);
  if (cut.behind || last < count) out.text += "…";
  out.caret = (cut_before ? 1 : 0) + edges[target] - edges[first];
  std::size_t shown_end = std::min(token_end, std::max(last, target));
  out.caret_width = std::max<std::size_t>(1, edges[shown_end] - edges[target]);
  out.laid_out = count;
  return out;
}

std::string mask_value(std::string_view line, std::string_view field, LineCut cut) {
  // What stands before the cut is not known, so neither is what this is a part of.
  if (cut.before) return std::string(kHidden);
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
