#include "lang/gotemplate/builtins/toml_lexer.h"

#include "base/go_quote.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace pave::lang::gotemplate {
namespace {

using Kind = TomlToken::Kind;

bool is_blank(char32_t c) { return c == '\t' || c == ' '; }
bool is_break(char32_t c) { return c == '\n' || c == '\r'; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_hexadecimal(char32_t c) { return is_digit(c) || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'f'); }
bool is_bare(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-';
}

std::string quoted(char32_t c) {
  std::string out;
  base::append_go_quote_character(c, out);
  return out;
}

std::string shown(char32_t c) {
  std::string out;
  base::append_utf8(c, out);
  return out;
}

std::string two_digits(std::uint32_t value) {
  return {"0123456789abcdef"[value >> 4 & 15], "0123456789abcdef"[value & 15]};
}

}  // namespace

void TomlLexer::fail(std::string message) const {
  bool behind_break = at_end_ && at_ >= 1 && text_[at_ - 1] == '\n';
  throw TomlFault{std::move(message), line_ - (behind_break ? 1 : 0)};
}

void TomlLexer::fail_line_before(std::string message) const { throw TomlFault{std::move(message), line_ - 1}; }

char32_t TomlLexer::next() {
  if (at_ >= text_.size()) {
    at_end_ = true;
    return kEnd;
  }
  if (text_[at_] == '\n') ++line_;
  std::uint32_t code = 0;
  std::size_t size = base::decode_utf8(text_.substr(at_), code);
  if (size == 0) throw TomlFault{"invalid UTF-8 byte: 0x" + two_digits(static_cast<unsigned char>(text_[at_])), line_};
  bool is_control = (code < 0x20 && code != '\t' && code != '\r' && code != '\n') || code == 0x7f;
  bool is_lone_return = code == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n');
  if (is_control || is_lone_return)
    throw TomlFault{"TOML files cannot contain control characters: '0x" + two_digits(code) + "'", line_};
  at_ += size;
  return code;
}

void TomlLexer::back() {
  if (at_end_) {
    at_end_ = false;
    return;
  }
  do --at_;
  while (!base::begins_character(text_[at_]));
  if (text_[at_] == '\n') --line_;
}

char32_t TomlLexer::peek() {
  char32_t c = next();
  back();
  return c;
}

bool TomlLexer::accept(char32_t wanted) {
  if (next() == wanted) return true;
  back();
  return false;
}

void TomlLexer::skip_blanks() {
  while (is_blank(next())) {}
  back();
  ignore();
}

void TomlLexer::comment() {
  for (;;) {
    char32_t c = next();
    if (is_break(c) || at_end_) break;
  }
  back();
  ignore();
}

TomlToken TomlLexer::token(Kind kind) {
  TomlToken made{.kind = kind, .text = current(), .begin = start_, .line = line_};
  ignore();
  return made;
}

TomlLexer::Top TomlLexer::top() {
  for (;;) {
    char32_t c = next();
    if (at_end_) return Top::End;
    if (c == '#') comment();
    else if (c == '[') {
      if (!accept('[')) return Top::Table;
      return Top::TableArray;
    } else if (!is_blank(c) && !is_break(c)) {
      back();
      return Top::Key;
    }
    ignore();
  }
}

void TomlLexer::end_top() {
  for (;;) {
    char32_t c = next();
    if (at_end_) {
      at_end_ = false;
      return;
    }
    if (c == '#') return comment();
    if (is_break(c)) return ignore();
    if (!is_blank(c))
      fail("expected a top-level item to end with a newline, comment, or EOF, but got " + quoted(c) + " instead");
  }
}

TomlToken TomlLexer::table_part(bool is_array, bool& is_last) {
  skip_blanks();
  char32_t c = peek();
  if (c == ']' || c == kEnd) fail("unexpected end of table name (table names cannot be empty)");
  if (c == '.') fail("unexpected table separator (table names cannot be empty)");
  TomlToken part = c == '"' || c == '\'' ? quoted_name() : bare_name();
  skip_blanks();
  c = next();
  if (c != '.' && c != ']') fail("expected '.' or ']' to end table name, but got " + quoted(c) + " instead");
  is_last = c == ']';
  if (is_last && is_array) {
    c = next();
    if (c != ']') fail("expected end of table array name delimiter ']', but got " + quoted(c) + " instead");
  }
  ignore();
  return part;
}

void TomlLexer::begin_key() {
  skip_blanks();
  char32_t c = peek();
  if (c == '=' || c == kEnd) fail("unexpected '=': key name appears blank");
  if (c == '.') fail("unexpected '.': keys cannot start with a '.'");
}

TomlToken TomlLexer::key_part(bool& is_last) {
  skip_blanks();
  char32_t c = peek();
  if (c == '=' || c == kEnd) fail("unexpected '='");
  if (c == '.') fail("unexpected '.'");
  TomlToken part = c == '"' || c == '\'' ? quoted_name() : bare_name();
  skip_blanks();
  c = next();
  if (at_end_) fail("unexpected EOF; expected key separator '='");
  is_last = c == '=';
  if (!is_last && c != '.') {
    std::string message = "expected '.' or '=', but got " + quoted(c) + " instead";
    if (c == '\n') fail_line_before(std::move(message));
    fail(std::move(message));
  }
  ignore();
  return part;
}

TomlToken TomlLexer::bare_name() {
  while (is_bare(next())) {}
  back();
  return token(Kind::Raw);
}

TomlToken TomlLexer::quoted_name() {
  char32_t quote = next();
  ignore();
  return quote == '"' ? string() : raw_string();
}

TomlToken TomlLexer::string() {
  for (;;) {
    char32_t c = next();
    if (at_end_) fail("unexpected EOF; expected '\"'");
    if (is_break(c)) fail_line_before("strings cannot contain newlines");
    if (c == '\\') escape();
    if (c == '"') break;
  }
  back();
  TomlToken made = token(Kind::String);
  next();
  ignore();
  return made;
}

TomlToken TomlLexer::raw_string() {
  for (;;) {
    char32_t c = next();
    if (at_end_) fail("unexpected EOF; expected \"'\"");
    if (is_break(c)) fail_line_before("strings cannot contain newlines");
    if (c == '\'') break;
  }
  back();
  TomlToken made = token(Kind::Raw);
  next();
  ignore();
  return made;
}

TomlToken TomlLexer::multiline(char32_t quote) {
  bool is_raw = quote == '\'';
  std::string_view five = is_raw ? "'''''" : "\"\"\"\"\"";
  for (;;) {
    char32_t c = next();
    if (at_end_) fail(is_raw ? "unexpected EOF; expected \"'''\"" : "unexpected EOF; expected '\"\"\"'");
    if (c == '\\' && !is_raw) {
      if (is_break(next())) continue;
      back();
      escape();
      continue;
    }
    if (c != quote || !accept(quote)) continue;
    if (!accept(quote)) {
      back();
      continue;
    }
    if (peek() != quote) break;
    // Two quotes may stand before the closing three, no more.
    bool is_escaped = !is_raw && current().ends_with("\\\"\"\"\"\"");
    if (current().ends_with(five) && !is_escaped) fail(is_raw ? "unexpected \"''''''\"" : "unexpected '\"\"\"\"\"\"'");
    back();
    back();
  }
  for (int i = 0; i < 3; ++i) back();
  TomlToken made = token(is_raw ? Kind::RawMultiline : Kind::Multiline);
  for (int i = 0; i < 3; ++i) next();
  ignore();
  return made;
}

void TomlLexer::escape() {
  char32_t c = next();
  switch (c) {
    case 'e':
    case 'b':
    case 't':
    case 'n':
    case 'f':
    case 'r':
    case '"':
    case ' ':
    case '\t':
    case '\\': return;
    case 'x': return hexadecimal(2, "two", "x");
    case 'u': return hexadecimal(4, "four", "u");
    case 'U': return hexadecimal(8, "eight", "U");
    default: break;
  }
  std::string message = "invalid escape in string '\\" + shown(c) + "'";
  if (at_end_) fail_line_before(std::move(message));
  fail(std::move(message));
}

void TomlLexer::hexadecimal(int digits, std::string_view word, std::string_view letter) {
  for (int i = 0; i < digits; ++i)
    if (!is_hexadecimal(next()))
      fail("expected " + std::string(word) + " hexadecimal digits after '\\" + std::string(letter) + "', but got " +
           base::go_quote(current()) + " instead");
}

bool TomlLexer::array_value() {
  for (;;) {
    char32_t c = next();
    if (c == '#') comment();
    else if (c == ',') fail("unexpected comma");
    else if (c == ']') {
      ignore();
      return false;
    } else if (!is_blank(c) && !is_break(c)) {
      back();
      return true;
    }
    ignore();
  }
}

bool TomlLexer::array_next() {
  for (;;) {
    char32_t c = next();
    if (c == '#') comment();
    else if (c == ',' || c == ']') {
      ignore();
      return c == ',' && array_value();
    } else if (!is_blank(c) && !is_break(c)) {
      fail("expected a comma (',') or array terminator (']'), but got " +
           (at_end_ ? std::string("end of file") : "'" + shown(c) + "'"));
    }
    ignore();
  }
}

bool TomlLexer::inline_key() {
  for (;;) {
    char32_t c = next();
    if (c == '#') comment();
    else if (c == ',') fail("unexpected comma");
    else if (c == '}') {
      ignore();
      return false;
    } else if (!is_blank(c) && !is_break(c)) {
      back();
      return true;
    }
    ignore();
  }
}

bool TomlLexer::inline_next() {
  for (;;) {
    char32_t c = next();
    if (c == '#') comment();
    else if (c == ',') {
      ignore();
      skip_blanks();
      if (peek() == '}') continue;
      return inline_key();
    } else if (c == '}') {
      ignore();
      return false;
    } else if (!is_blank(c) && !is_break(c)) {
      fail("expected a comma or an inline table terminator '}', but got " +
           (at_end_ ? std::string("end of file") : "'" + shown(c) + "'") + " instead");
    }
    ignore();
  }
}

}  // namespace pave::lang::gotemplate
