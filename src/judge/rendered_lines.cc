#include "judge/rendered_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "judge/secret.h"
#include "judge/secret_line.h"

namespace pave::judge {
namespace {

constexpr std::size_t kMostCharacters = 160;  ///< of a line

}  // namespace

std::optional<FindingNote> rendered_lines(base::Origin origin, const base::Sources& sources) {
  const base::Source* source = origin.known() ? sources.find(origin) : nullptr;
  if (source == nullptr || !source->is_rendered) return std::nullopt;
  std::string_view text = source->text;
  std::size_t at = std::min<std::size_t>(origin.place() - source->first_place, text.size());
  DocumentLooks looks = looks_around(text, at);
  std::size_t line =
      1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  if (looks.secret)
    return FindingNote{
        fmt::format("line {} of what {} renders to; it is a Secret, so its text is not shown", line, source->path), {}};

  std::size_t first = line > kLinesAround ? line - kLinesAround : 1;
  FindingNote note{fmt::format("rendered by {}:", source->path), {}};
  std::size_t number = 1;
  for (std::size_t start = 0; start <= text.size() && number <= line + kLinesAround; ++number) {
    std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view shown = text.substr(start, end - start);
    if (number >= first && !(start == text.size() && number > line)) {
      if (looks_like_env_value(shown, looks) || says_secret(shown)) shown = "...";
      std::size_t size = std::min(shown.size(), kMostCharacters);
      while (size < shown.size() && size > 0 && (static_cast<unsigned char>(shown[size]) & 0xc0) == 0x80) --size;
      note.message += fmt::format("\n{} {:>4} | {}", number == line ? '>' : ' ', number, shown.substr(0, size));
    }
    start = end + 1;
  }
  return note;
}

}  // namespace pave::judge
