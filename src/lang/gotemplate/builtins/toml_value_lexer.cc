#include "base/go_quote.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/gotemplate/builtins/toml_lexer.h"

namespace pave::lang::gotemplate {
namespace {

using Kind = TomlToken::Kind;

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_in(char32_t c, std::string_view set) {
  return c < 0x80 && c != 0 && set.find(static_cast<char>(c)) != std::string_view::npos;
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

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::size_t begin = text.find_first_not_of(kSpace);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

}  // namespace

TomlToken TomlLexer::value() {
  char32_t c = next();
  while (c == ' ' || c == '\t') {
    ignore();
    c = next();
  }
  if (is_digit(c)) {
    back();
    return number_or_time();
  }
  switch (c) {
    case '[': ignore(); return token(Kind::Array);
    case '{': ignore(); return token(Kind::InlineTable);
    case '"':
    case '\'':
      if (accept(c)) {
        if (accept(c)) {
          ignore();
          return multiline(c);
        }
        back();
      }
      ignore();
      return c == '"' ? string() : raw_string();
    case '.': fail("floats must start with a digit, not '.'");
    case 'i':
    case 'n':
      if ((accept('n') && accept('f')) || (accept('a') && accept('n'))) return token(Kind::Float);
      break;
    case '-':
    case '+': return signed_number();
    default: break;
  }
  if (base::is_letter(c)) {
    back();
    return truth();
  }
  if (at_end_) fail("unexpected EOF; expected value");
  std::string message = "expected value but found " + quoted(c) + " instead";
  if (c == '\n') fail_line_before(std::move(message));
  fail(std::move(message));
}

TomlToken TomlLexer::number_or_time() {
  if (next() == '0') {
    char32_t c = next();
    if (c == '_') return decimal();
    if (is_in(c, ".eE")) return floating();
    if (is_in(c, "box")) {
      back();
      return based_integer();
    }
    if (!is_digit(c)) {
      back();
      return token(Kind::Integer);
    }
  }
  for (;;) {
    char32_t c = next();
    if (is_digit(c)) continue;
    if (c == '-' || c == ':') return time();
    if (c == '_') return decimal();
    if (is_in(c, ".eE")) return floating();
    back();
    return token(Kind::Integer);
  }
}

TomlToken TomlLexer::time() {
  for (;;) {
    char32_t c = next();
    if (is_digit(c) || is_in(c, "-:Tt .Zz+")) continue;
    back();
    TomlToken made = token(Kind::Time);
    made.text = trimmed(made.text);
    return made;
  }
}

TomlToken TomlLexer::based_integer() {
  char32_t letter = next();
  std::string_view digits = letter == 'b' ? "01" : letter == 'o' ? "01234567" : "0123456789abcdefABCDEF";
  std::string_view name = letter == 'b' ? "a binary" : letter == 'o' ? "an octal" : "a hexadecimal";
  char32_t first = peek();
  if (!is_in(first, digits))
    fail("not " + std::string(name) + " number: '" + std::string(current()) + shown(first) + "'");
  for (;;) {
    char32_t c = next();
    if (is_in(c, digits) || c == '_') continue;
    back();
    return token(Kind::Integer);
  }
}

TomlToken TomlLexer::decimal() {
  for (;;) {
    char32_t c = next();
    if (is_digit(c) || c == '_') continue;
    if (is_in(c, ".eE")) return floating();
    back();
    return token(Kind::Integer);
  }
}

TomlToken TomlLexer::signed_number() {
  char32_t c = next();
  if (c == 'i' || c == 'n') {
    bool good = c == 'i' ? accept('n') && accept('f') : accept('a') && accept('n');
    if (!good) fail("invalid float: '" + std::string(current()) + "'");
    return token(Kind::Float);
  }
  if (c == '0') {
    char32_t letter = peek();
    if (is_in(letter, "box"))
      fail("cannot use sign with non-decimal numbers: '" + std::string(current()) + shown(letter) + "'");
  }
  if (c == '.') fail("floats must start with a digit, not '.'");
  if (!is_digit(c)) fail("expected a digit but got " + quoted(c));
  return decimal();
}

TomlToken TomlLexer::floating() {
  for (;;) {
    char32_t c = next();
    if (is_digit(c) || is_in(c, "_.-+eE")) continue;
    back();
    return token(Kind::Float);
  }
}

TomlToken TomlLexer::truth() {
  std::size_t begin = at_;
  while (base::is_letter(next())) {}
  back();
  std::string_view word = text_.substr(begin, at_ - begin);
  if (word == "true" || word == "false") return token(Kind::Bool);
  fail("expected value but found " + base::go_quote(word) + " instead");
}

}  // namespace pave::lang::gotemplate
