#include "judge/left_out_field.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pave::judge {
namespace {

constexpr std::size_t kUnknown = std::string_view::npos;

base::Origin written_in_template(base::Origin rendered, const base::Sources& sources) {
  for (const base::TraceStep& step : sources.trace(rendered))
    if (step.kind == base::TraceStep::Kind::Written) return step.origin;
  return {};
}

/// Columns before the text of a line, the signs of list items among them.
std::size_t indent_of(std::string_view line) {
  std::size_t at = line.find_first_not_of(' ');
  while (at != kUnknown && line.substr(at).starts_with("- ")) at = line.find_first_not_of(' ', at + 1);
  return at;
}

bool is_content(std::string_view line, std::size_t indent) {
  return indent != kUnknown && line[indent] != '#' && line[indent] != '\r' && !line.substr(indent).starts_with("{{");
}

}  // namespace

base::Origin left_out_field(const doc::Node& map, std::string_view key, const base::Sources& sources) {
  if (!map.is_map() || key.empty()) return {};
  bool has_key = map.key_origin.known();
  base::Origin from = written_in_template(map.key_place(), sources);
  const base::Source* source = from.known() ? sources.find(from) : nullptr;
  if (source == nullptr || source->is_rendered) return {};
  std::string_view text = source->text;
  std::size_t at = from.place() - source->first_place;
  std::size_t line_begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  std::size_t column = at - line_begin;
  // A map without a key, the root or an item of a list, begins with its first field.
  std::size_t fields = has_key ? kUnknown : column;
  std::size_t next = has_key ? std::min(text.find('\n', at), text.size()) + 1 : line_begin;
  while (next < text.size()) {
    std::size_t end = std::min(text.find('\n', next), text.size());
    std::string_view line = text.substr(next, end - next);
    std::size_t indent = indent_of(line);
    if (line.starts_with("---") && next > at) return {};
    if (is_content(line, indent)) {
      if (has_key ? indent <= column : indent < column) return {};
      if (fields == kUnknown) fields = indent;
      bool is_next_item = !has_key && next > at && line.find_first_not_of(' ') < column && indent == column;
      if (is_next_item) return {};
      bool is_field =
          indent == fields && line.substr(indent).starts_with(key) && line.substr(indent + key.size()).starts_with(':');
      if (is_field) return source->at(next + indent);
    }
    next = end + 1;
  }
  return {};
}

}  // namespace pave::judge
