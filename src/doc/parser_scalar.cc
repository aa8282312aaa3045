#include <array>
#include <cstring>

#include "base/utf8.h"
#include "doc/parser.h"

namespace pave::doc {
namespace {

/// Characters at which a plain scalar may end; all others are copied without a look.
constexpr std::array<bool, 256> kPlainStops = [] {
  std::array<bool, 256> stops{};
  for (char c : std::string_view("\0\t\n\r :#,[]{}", 12)) stops[static_cast<unsigned char>(c)] = true;
  return stops;
}();

}  // namespace

void Parser::check_plain_start(bool in_flow) const {
  char c = *p_;
  bool followed = !is_space_or_end(p_ + 1) && !(in_flow && is_flow_indicator(p_[1]));
  switch (c) {
    case '-':
    case '?':
    case ':':
      if (!followed) fail(p_, std::string("a value can't begin with \"") + c + "\" here", "put the value in quotes");
      return;
    case '%':
    case '@':
    case '`': fail(p_, std::string("a value can't begin with \"") + c + '"', "put the value in quotes");
    case '#': fail(p_, "a comment needs a space before its \"#\"", "write \" #\", or put the value in quotes");
    case ']':
    case '}': fail(p_, std::string("this \"") + c + "\" closes nothing", "remove it, or put the value in quotes");
    case '|':
    case '>': fail(p_, "a block scalar can't stand here", "put the text in quotes");
    case ',':
      fail(p_, "a value can't begin with \",\"",
           in_flow ? "remove it, or write the value that is missing before it" : "put the value in quotes");
    default: return;
  }
}

void Parser::refuse_pressed_key(const Scalar& scalar) const {
  std::size_t colon = scalar.text.find(':');
  bool pressed = colon != std::string_view::npos && colon != 0 && !scalar.text.substr(colon).starts_with("://");
  if (pressed) fail(scalar.text.data() + colon, "a space is missing behind this \":\"", "write KEY: VALUE");
}

/// `at` begins a line that looks like a key, but goes on with the text that began on a line above.
void Parser::fail_key_inside_text(const char* at, const Scalar& scalar) const {
  const char* first = begin_ + scalar.offset;
  const char* line = first;
  while (line > begin_ && !is_break(line[-1])) --line;
  bool same_column = first - line == at - line_;
  if (same_column) refuse_pressed_key(scalar);
  std::string help =
      same_column ? "end the line above with a \":\" if it is a key; put the text in quotes if the \": \" belongs to it"
                  : "indent it like the other keys; put the text in quotes if the \": \" belongs to it";
  fail(at, "by its indentation this line goes on with the text above, and so it can't be a key", std::move(help),
       {"the text begins here", source_.at(scalar.offset)});
}

/// The end of the plain text that begins at p_, on this line and without the white space behind it.
const char* Parser::scan_plain(bool in_flow) const {
  const char* last = p_;
  for (const char* at = p_;;) {
    while (!kPlainStops[static_cast<unsigned char>(*at)]) ++at;
    if (at != p_ && !is_blank(at[-1])) last = at;
    char c = *at;
    if (is_blank(c)) {
      ++at;
      continue;
    }
    if (c == ':') {
      if (is_space_or_end(at + 1) || (in_flow && is_flow_indicator(at[1]))) return last;
    } else if (c == '#') {
      if (at == p_ || is_blank(at[-1])) return last;
    } else if (is_break_or_end(at) || (in_flow && is_flow_indicator(c))) {
      return last;
    }
    last = ++at;
  }
}

Scalar Parser::plain_line(bool in_flow) {
  check_plain_start(in_flow);
  const char* start = p_;
  p_ = scan_plain(in_flow);
  return {std::string_view(start, static_cast<std::size_t>(p_ - start)), Style::Plain, offset_of(start)};
}

/// The lines on which a plain scalar goes on: each is indented further than `n`. One break is a space, more are breaks.
void Parser::fold_plain(int n, bool in_flow, Scalar& scalar) {
  p_ = scalar.text.data() + scalar.text.size();
  std::string folded;
  for (;;) {
    const char* before = p_;
    const char* before_line = line_;
    int before_indentation = indentation_;
    skip_blanks();
    std::size_t breaks = 0;
    const char* tab = nullptr;  // in an otherwise empty line, where it should be indented by spaces
    while (is_break(*p_)) {
      take_break();
      ++breaks;
      p_ += indentation_;
      if (*p_ != '\t') continue;
      skip_blanks();
      if (is_break(*p_) && indentation() <= n) tab = line_ + indentation();
    }
    bool goes_on = breaks != 0 && !at_end() && *p_ != '#' && indentation() > n;
    if (goes_on && indentation() == 0) {
      const char* content = p_;
      p_ = line_;
      goes_on = !at_document_marker();
      p_ = content;
    }
    if (goes_on && in_flow) goes_on = !is_flow_indicator(*p_) && !at_flow_value(false);
    if (!goes_on) {
      // Inside brackets it matters on which line a node ends.
      if (in_flow) {
        p_ = before;
        line_ = before_line;
        indentation_ = before_indentation;
      }
      break;
    }
    if (tab != nullptr) fail(tab, "a tab can't indent", "use spaces, or leave the line empty");
    const char* start = p_;
    p_ = scan_plain(in_flow);
    if (!in_flow) {
      const char* behind = p_;
      while (is_blank(*behind)) ++behind;
      if (*behind == ':' && is_space_or_end(behind + 1)) fail_key_inside_text(start, scalar);
    }
    if (folded.empty()) folded = scalar.text;
    if (breaks == 1) folded += ' ';
    else folded.append(breaks - 1, '\n');
    folded.append(start, static_cast<std::size_t>(p_ - start));
  }
  if (!folded.empty()) scalar.text = arena_.copy(std::string_view(folded));
}

/// A line break inside quotes: drops white space around it. `keep` bytes of `out` came from escapes and stay.
void Parser::fold_break(int n, const char* opening, std::string& out, std::size_t keep) {
  while (out.size() > keep && is_blank(out.back())) out.pop_back();
  std::size_t breaks = 0;
  while (is_break(*p_)) {
    take_break();
    ++breaks;
    skip_blanks();
    const char* content = p_;
    p_ = line_;
    bool marker = at_document_marker();
    if (!marker) p_ = content;
    if (marker) fail(opening, "this text in quotes is never closed", "write the closing quote");
    if (is_break(*p_) && indentation() <= n && line_[indentation()] == '\t')
      fail(line_ + indentation(), "a tab can't indent", "use spaces, or leave the line empty");
  }
  if (at_end()) return;
  if (indentation() <= n) {
    if (line_[indentation()] == '\t') fail(line_ + indentation(), "a tab can't indent", "use spaces");
    fail(p_, "a text in quotes goes on here with too little indentation",
         "indent it further than its key, or write the closing quote above");
  }
  if (breaks == 1) out += ' ';
  else out.append(breaks - 1, '\n');
}

Scalar Parser::quoted(int n) {
  std::uint32_t start = offset();
  Scalar scalar = *p_ == '"' ? double_quoted(n) : single_quoted(n);
  if (quoted_ != nullptr) quoted_->emplace_back(start, offset());
  return scalar;
}

Scalar Parser::single_quoted(int n) {
  const char* start = p_++;
  const char* from = p_;
  std::string out;
  bool changed = false;
  for (;;) {
    while (*p_ != '\'' && !is_break_or_end(p_)) ++p_;
    if (at_end()) fail(start, "this text in quotes is never closed", "write the closing quote");
    if (*p_ == '\'' && p_[1] != '\'') break;
    out.append(from, static_cast<std::size_t>(p_ - from));
    changed = true;
    if (*p_ == '\'') {
      out += '\'';
      p_ += 2;
    } else {
      fold_break(n, start, out, 0);
    }
    from = p_;
  }
  std::string_view text(from, static_cast<std::size_t>(p_ - from));
  if (changed) text = arena_.copy(std::string_view(out.append(text)));
  ++p_;
  return {text, Style::SingleQuoted, offset_of(start)};
}

Scalar Parser::double_quoted(int n) {
  const char* start = p_++;
  const char* from = p_;
  std::string out;
  std::size_t keep = 0;
  bool changed = false;
  for (;;) {
    while (*p_ != '"' && *p_ != '\\' && !is_break_or_end(p_)) ++p_;
    if (at_end()) fail(start, "this text in quotes is never closed", "write the closing quote");
    if (*p_ == '"') break;
    out.append(from, static_cast<std::size_t>(p_ - from));
    changed = true;
    if (*p_ == '\\') {
      if (is_break(p_[1])) {
        // An escaped break joins the lines and keeps what stands before it.
        ++p_;
        keep = out.size();
        std::size_t before = out.size();
        fold_break(n, start, out, keep);
        if (out.size() > before && out[before] == ' ') out.erase(before, 1);
      } else {
        escape(out);
      }
      keep = out.size();
    } else {
      fold_break(n, start, out, keep);
    }
    from = p_;
  }
  std::string_view text(from, static_cast<std::size_t>(p_ - from));
  if (changed) text = arena_.copy(std::string_view(out.append(text)));
  ++p_;
  return {text, Style::DoubleQuoted, offset_of(start)};
}

std::uint32_t Parser::hexadecimal(const char* start, int digits) {
  std::uint32_t code = 0;
  for (int i = 0; i < digits; ++i, ++p_) {
    char c = *p_;
    std::uint32_t digit =
        c >= '0' && c <= '9' ? static_cast<std::uint32_t>(c - '0') : static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
    bool valid = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    if (!valid)
      fail(start, "this escape takes " + std::to_string(digits) + " hexadecimal digits",
           "write a backslash that is meant as text twice (\\\\), or use single quotes");
    code = code << 4 | digit;
  }
  return code;
}

void Parser::escape(std::string& out) {
  const char* start = p_++;
  char c = *p_++;
  switch (c) {
    case '0': out += '\0'; return;
    case 'a': out += '\a'; return;
    case 'b': out += '\b'; return;
    case 't':
    case '\t': out += '\t'; return;
    case 'n': out += '\n'; return;
    case 'v': out += '\v'; return;
    case 'f': out += '\f'; return;
    case 'r': out += '\r'; return;
    case 'e': out += '\x1b'; return;
    case ' ':
    case '"':
    case '\\': out += c; return;
    case '/':
      if (!json_escapes_) break;
      out += c;
      return;
    case 'N': out += "\xc2\x85"; return;
    case '_': out += "\xc2\xa0"; return;
    case 'L': out += "\xe2\x80\xa8"; return;
    case 'P': out += "\xe2\x80\xa9"; return;
    default: break;
  }
  if (c != 'x' && c != 'u' && c != 'U') {
    p_ = start;
    fail(start, "there is no such escape in a text in double quotes",
         "write a backslash that is meant as text twice (\\\\), or use single quotes");
  }
  std::uint32_t code = hexadecimal(start, c == 'x' ? 2 : c == 'u' ? 4 : 8);
  bool high_surrogate = code >= 0xd800 && code < 0xdc00;
  if (json_escapes_ && c == 'u' && high_surrogate && p_[0] == '\\' && p_[1] == 'u') {
    // JSON writes characters beyond U+FFFF as two escapes.
    p_ += 2;
    std::uint32_t low = hexadecimal(start, 4);
    if (low >= 0xdc00 && low < 0xe000) code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  }
  if ((code >= 0xd800 && code < 0xe000) || code > 0x10ffff)
    fail(start, "this escape is no Unicode character",
         "a character beyond U+FFFF takes two escapes, as in \\ud83d\\ude00");
  base::append_utf8(code, out);
}

}  // namespace pave::doc
