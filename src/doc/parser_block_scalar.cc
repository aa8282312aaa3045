#include <algorithm>
#include <cstring>

#include "doc/parser.h"

namespace pave::doc {

/// The indentation of a block scalar whose header doesn't give it: that of the first line with text, else that of the
/// longest empty line. p_ is at the first line below the header.
int Parser::detect_indentation(int n) {
  int longest = 0;
  const char* longest_at = nullptr;
  const char* line = p_;
  for (;;) {
    const char* at = line;
    while (*at == ' ') ++at;
    int spaces = static_cast<int>(at - line);
    if (!is_break_or_end(at)) {
      bool marker = spaces == 0 && is_document_marker(at);
      if (spaces <= n || marker) break;  // this line ends the scalar
      if (longest > spaces)
        fail(longest_at, "an empty line at the start of this block scalar is indented further than its text",
             "remove the spaces of the empty line, or give the indentation in the header: |2");
      return spaces;
    }
    if (spaces > longest) {
      longest = spaces;
      longest_at = at;
    }
    if (at == end_) break;
    line = at + (*at == '\r' && at[1] == '\n' ? 2 : 1);
  }
  return std::max(longest, n + 1);
}

/// `|` or `>` with its header, and the lines below it. Lines that are indented further than the first are kept as they
/// are; in a folded scalar other lines are joined by spaces.
void Parser::block_scalar(int n, const Properties& properties) {
  const char* start = p_;
  bool folded = *p_++ == '>';
  int explicit_indent = 0;
  char chomping = 0;
  for (;; ++p_) {
    if ((*p_ == '+' || *p_ == '-') && chomping == 0) chomping = *p_;
    else if (*p_ >= '1' && *p_ <= '9' && explicit_indent == 0) explicit_indent = *p_ - '0';
    else break;
  }
  const char* behind = p_;
  skip_blanks();
  if (*p_ == '#' && p_ != behind) skip_comment();
  if (!is_break_or_end(p_))
    fail(p_, "unexpected text behind the block scalar's \"|\" or \">\"",
         "begin the text on the next line; behind the sign only + or -, and a digit from 1 to 9 can stand");
  if (!at_end()) take_break();

  int indent = explicit_indent != 0 ? std::max(n, 0) + explicit_indent : detect_indentation(n);

  std::string& text = scratch_;
  text.clear();
  std::size_t pending_breaks = 0;
  bool first_line = true;
  bool previous_kept = false;  // the line above begins with white space, so its break is not folded
  const char* only_line = nullptr;
  while (!at_end()) {
    const char* at = p_;
    while (*at == ' ' && at - p_ < indent) ++at;
    int spaces = static_cast<int>(at - p_);
    if (is_break_or_end(at)) {
      // Spaces at the end of the text count as a line only where nothing else stands in the scalar.
      if (at == end_ && first_line && pending_breaks == 0 && spaces != 0) pending_breaks = 1;
      p_ = at;
      if (at == end_) break;
      take_break();
      ++pending_breaks;
      continue;
    }
    if (spaces < indent) {
      if (*at == '\t')
        fail(at, "a tab can't indent the text of a block scalar",
             "use spaces; leave the line empty when it is meant to be");
      break;
    }
    if (indent == 0 && at_document_marker()) break;
    const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end_ - at));
    const char* line_end = found == nullptr ? end_ : static_cast<const char*>(found);
    if (const void* carriage = std::memchr(at, '\r', static_cast<std::size_t>(line_end - at)))
      line_end = static_cast<const char*>(carriage);
    bool kept = is_blank(*at);
    if (first_line) {
      text.append(pending_breaks, '\n');
    } else if (!folded || kept || previous_kept) {
      text.append(pending_breaks, '\n');
    } else if (pending_breaks == 1) {
      text += ' ';
    } else {
      text.append(pending_breaks - 1, '\n');
    }
    text.append(at, static_cast<std::size_t>(line_end - at));
    first_line = false;
    previous_kept = kept;
    pending_breaks = 0;
    only_line = line_end;
    p_ = line_end;
    if (at_end()) break;
    take_break();
    pending_breaks = 1;
  }
  if (chomping == '+') text.append(pending_breaks, '\n');
  else if (chomping == 0 && only_line != nullptr && pending_breaks != 0) text += '\n';
  block_scalar_end_ = p_;
  builder_.scalar(properties,
                  {arena_.copy(std::string_view(text)), folded ? Style::Folded : Style::Literal, offset_of(start)});
}

}  // namespace pave::doc
