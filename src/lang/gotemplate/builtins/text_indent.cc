#include "lang/gotemplate/builtins/text_indent.h"

#include <algorithm>
#include <cstring>

#include "lang/gotemplate/builtins/text_size.h"

namespace pave::lang::gotemplate {
namespace {

/// A line of the text: the first byte behind it, and by how much it moved.
struct Line {
  std::uint32_t end;
  std::uint32_t by;
};

/// The runs of `text` for what became of it. One that counts bytes of a template is taken up anew at each line, because the
/// spaces before it are no bytes of the template.
void shift_runs(const Value& text, std::span<const Line> lines, Value& made, base::Arena& arena) {
  auto* runs = arena.allocate_array<base::Run>(text.run_count + lines.size() + 1);
  std::uint32_t count = 0;
  const Line* line = lines.data();
  for (std::uint32_t i = 0; i < text.run_count; ++i) {
    const base::Run& run = text.runs[i];
    bool is_literal = (run.flags & base::Run::kLiteral) != 0;
    std::uint32_t end = i + 1 < text.run_count ? text.runs[i + 1].begin : text.size;
    if (i == 0) {  // what stands before the first byte belongs to it
      runs[count] = run;
      runs[count++].flags &= ~base::Run::kLiteral;
      if (!is_literal) continue;
    }
    for (std::uint32_t at = run.begin; at < end; at = line->end) {
      while (line->end <= at) ++line;
      base::Run& moved = runs[count++] = run;
      moved.begin = at + line->by;
      if (!is_literal) break;
      if (run.written.known()) moved.written = base::Origin::at(run.written.place() + (at - run.begin));
    }
  }
  made.runs = runs;
  made.run_count = count;
}

Value indent(Call& call, bool begins_with_line_break) {
  std::int64_t width = call[0].integer;
  const Value& text = call[1];
  std::string_view bytes = text.text();
  if (width < 0) return call.fail("strings: negative Repeat count");
  auto breaks = static_cast<std::size_t>(std::ranges::count(bytes, '\n'));
  std::size_t lines = breaks + 1;
  std::size_t lead = begins_with_line_break ? 1 : 0;
  if (is_too_long(lines, width, bytes.size() + lead)) return call.fail(std::string(kTooLong));
  auto pad = static_cast<std::size_t>(width);

  std::size_t size = lead + bytes.size() + lines * pad;
  char* room = call.arena().allocate_array<char>(size);
  char* to = room;
  if (begins_with_line_break) *to++ = '\n';
  const char* from = bytes.data();
  const char* end = from + bytes.size();
  while (true) {
    std::memset(to, ' ', pad);
    to += pad;
    const char* line_break =
        from == end ? nullptr : static_cast<const char*>(std::memchr(from, '\n', static_cast<std::size_t>(end - from)));
    auto length = static_cast<std::size_t>((line_break == nullptr ? end : line_break + 1) - from);
    if (length > 0) std::memcpy(to, from, length);
    to += length;
    from += length;
    if (line_break == nullptr) break;
  }
  Value made = text;
  made.bytes = room;
  made.size = static_cast<std::uint32_t>(size);
  if (text.run_count == 0 || size == bytes.size()) return made;

  auto* moved = call.arena().allocate_array<Line>(lines);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < lines; ++i) {
    std::size_t line_end = i + 1 < lines ? bytes.find('\n', begin) + 1 : bytes.size();
    moved[i] = {static_cast<std::uint32_t>(line_end), static_cast<std::uint32_t>(lead + (i + 1) * pad)};
    begin = line_end;
  }
  shift_runs(text, {moved, lines}, made, call.arena());
  return made;
}

}  // namespace

Value run_indent(Call& call) { return indent(call, false); }
Value run_nindent(Call& call) { return indent(call, true); }

}  // namespace pave::lang::gotemplate
