#include "lang/gotemplate/token.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/go_quote.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/gotemplate/characters.h"
#include "lang/gotemplate/quote.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::string_view kLeft = "{{";
constexpr std::string_view kRight = "}}";
constexpr std::size_t kTrimSize = 2;  // the marker and the space beside it

constexpr std::array<std::pair<std::string_view, TokenKind>, 12> kWords = {{
    {".", TokenKind::Dot},
    {"block", TokenKind::Block},
    {"break", TokenKind::Break},
    {"continue", TokenKind::Continue},
    {"define", TokenKind::Define},
    {"else", TokenKind::Else},
    {"end", TokenKind::End},
    {"if", TokenKind::If},
    {"nil", TokenKind::Nil},
    {"range", TokenKind::Range},
    {"template", TokenKind::Template},
    {"with", TokenKind::With},
}};

bool is_space(std::uint32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool has_left_trim(std::string_view text) {
  return text.size() >= 2 && text[0] == '-' && is_space(static_cast<unsigned char>(text[1]));
}

bool has_right_trim(std::string_view text) {
  return text.size() >= 2 && is_space(static_cast<unsigned char>(text[0])) && text[1] == '-';
}

std::uint32_t lines_in(std::string_view text) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

/// fmt's %#U: U+0041 'A'.
std::string unicode_name(std::uint32_t character) {
  std::string name = fmt::format("U+{:04X}", character);
  if (!base::is_printable(character)) return name;
  name += " '";
  base::append_utf8(character, name);
  return name + "'";
}

}  // namespace

std::string describe(const Token& token) {
  if (token.is(TokenKind::EndOfText)) return "EOF";
  if (token.is(TokenKind::Error)) return std::string(token.text);
  if (token.is_keyword()) return fmt::format("<{}>", token.text);
  constexpr std::size_t kShown = 10;
  if (token.text.size() > kShown) return quote_first(token.text, kShown) + "...";
  return base::go_quote(token.text);
}

std::uint32_t Lexer::read() {
  if (position_ >= text_.size()) {
    width_ = 0;
    return kEnd;
  }
  std::uint32_t character = 0;
  width_ = base::next_character(rest(), character);
  position_ += width_;
  if (character == '\n') ++line_;
  return character;
}

std::uint32_t Lexer::look() const {
  if (position_ >= text_.size()) return kEnd;
  std::uint32_t character = 0;
  base::next_character(rest(), character);
  return character;
}

void Lexer::step_back() {
  position_ -= width_;
  if (width_ == 1 && text_[position_] == '\n') --line_;
  width_ = 0;
}

bool Lexer::accept(std::string_view characters) {
  std::uint32_t c = look();
  if (c >= 0x80 || characters.find(static_cast<char>(c)) == std::string_view::npos) return false;
  read();
  return true;
}

void Lexer::accept_all(std::string_view characters) {
  while (accept(characters)) {}
}

Token Lexer::make(TokenKind kind) {
  Token token{kind, static_cast<std::uint32_t>(start_), start_line_, text_.substr(start_, position_ - start_)};
  start_ = position_;
  start_line_ = line_;
  return token;
}

Token Lexer::fail(std::string message) {
  message_ = std::move(message);
  Token token{TokenKind::Error, static_cast<std::uint32_t>(start_), start_line_, message_};
  start_ = position_ = width_ = 0;
  text_ = {};
  return token;
}

void Lexer::skip() {
  line_ += lines_in(text_.substr(start_, position_ - start_));
  start_ = position_;
  start_line_ = line_;
}

void Lexer::skip_right_spaces() {
  std::size_t end = text_.find_first_not_of(kSpaces, position_);
  position_ = std::min(end, text_.size());
}

bool Lexer::at_right_delim(bool& trims) const {
  std::string_view left = rest();
  trims = has_right_trim(left) && left.substr(kTrimSize).starts_with(kRight);
  return trims || left.starts_with(kRight);
}

bool Lexer::at_terminator() const {
  std::uint32_t c = look();
  if (c == kEnd || is_space(c) || c == '.' || c == ',' || c == '|' || c == ':' || c == ')' || c == '(') return true;
  return rest().starts_with(kRight);
}

Token Lexer::next() {
  if (inside_action_) return inside_action();
  Token token;
  while (!text_token(token)) {}
  return token;
}

bool Lexer::text_token(Token& token) {
  std::size_t found = text_.find(kLeft, position_);
  if (found == std::string_view::npos) {
    position_ = text_.size();
    line_ += lines_in(text_.substr(start_, position_ - start_));
    token = make(position_ > start_ ? TokenKind::Text : TokenKind::EndOfText);
    return true;
  }
  if (found > position_) {
    position_ = found;
    if (has_left_trim(text_.substr(found + kLeft.size()))) {
      std::string_view before = text_.substr(start_, found - start_);
      std::size_t last = before.find_last_not_of(kSpaces);
      position_ = start_ + (last == std::string_view::npos ? 0 : last + 1);
    }
    line_ += lines_in(text_.substr(start_, position_ - start_));
    token = make(TokenKind::Text);
    position_ = found;
    skip();
    if (!token.text.empty()) return true;
  }
  return left_delim(token);
}

bool Lexer::left_delim(Token& token) {
  position_ += kLeft.size();
  std::size_t marker = has_left_trim(rest()) ? kTrimSize : 0;
  if (text_.substr(position_ + marker).starts_with("/*")) {
    position_ += marker;
    skip();
    return comment(token);
  }
  token = make(TokenKind::LeftDelim);
  inside_action_ = true;
  position_ += marker;
  skip();
  parens_ = 0;
  return true;
}

bool Lexer::comment(Token& token) {
  std::size_t end = text_.find("*/", position_ + 2);
  if (end == std::string_view::npos) {
    token = fail("unclosed comment");
    return true;
  }
  position_ = end + 2;
  bool trims = false;
  if (!at_right_delim(trims)) {
    token = fail("comment ends before closing delimiter");
    return true;
  }
  position_ += (trims ? kTrimSize : 0) + kRight.size();
  if (trims) skip_right_spaces();
  skip();
  return false;
}

Token Lexer::right_delim() {
  bool trims = false;
  at_right_delim(trims);
  if (trims) {
    position_ += kTrimSize;
    skip();
  }
  position_ += kRight.size();
  Token token = make(TokenKind::RightDelim);
  if (trims) {
    skip_right_spaces();
    skip();
  }
  inside_action_ = false;
  return token;
}

Token Lexer::inside_action() {
  bool trims = false;
  if (at_right_delim(trims)) return parens_ == 0 ? right_delim() : fail("unclosed left paren");
  std::uint32_t c = read();
  if (c == kEnd) return fail("unclosed action");
  if (is_space(c)) {
    step_back();
    return space();
  }
  switch (c) {
    case '=': return make(TokenKind::Assign);
    case ':': return read() == '=' ? make(TokenKind::Declare) : fail("expected :=");
    case '|': return make(TokenKind::Pipe);
    case '"': return quoted('"', TokenKind::String, "unterminated quoted string");
    case '\'': return quoted('\'', TokenKind::CharConstant, "unterminated character constant");
    case '`': return raw_string();
    case '$': return at_terminator() ? make(TokenKind::Variable) : field_or_variable(TokenKind::Variable);
    case '(': ++parens_; return make(TokenKind::LeftParen);
    case ')': return --parens_ < 0 ? fail("unexpected right paren") : make(TokenKind::RightParen);
    case '.': {
      std::string_view left = rest();
      if (!left.empty() && (left[0] < '0' || left[0] > '9')) return field_or_variable(TokenKind::Field);
      step_back();
      return number();
    }
    default: break;
  }
  if (c == '+' || c == '-' || (c >= '0' && c <= '9')) {
    step_back();
    return number();
  }
  if (is_alphanumeric(c)) {
    step_back();
    return identifier();
  }
  if (c < 0x80 && base::is_printable(c)) return make(TokenKind::Char);
  return fail("unrecognized character in action: " + unicode_name(c));
}

Token Lexer::space() {
  std::size_t begin = position_;
  while (is_space(look())) read();
  // The last space may belong to a delimiter with a trim marker.
  std::string_view last = text_.substr(position_ - 1);
  if (has_right_trim(last) && last.substr(kTrimSize).starts_with(kRight)) {
    step_back();
    if (position_ == begin) return right_delim();
  }
  return make(TokenKind::Space);
}

Token Lexer::identifier() {
  std::uint32_t c = read();
  while (c != kEnd && is_alphanumeric(c)) c = read();
  step_back();
  std::string_view word = text_.substr(start_, position_ - start_);
  if (!at_terminator()) return fail("bad character " + unicode_name(c));
  const auto* found = std::ranges::find(kWords, word, &std::pair<std::string_view, TokenKind>::first);
  if (found != kWords.end()) return make(found->second);
  return make(word == "true" || word == "false" ? TokenKind::Bool : TokenKind::Identifier);
}

Token Lexer::field_or_variable(TokenKind kind) {
  if (at_terminator()) return make(kind == TokenKind::Variable ? kind : TokenKind::Dot);
  std::uint32_t c = read();
  while (c != kEnd && is_alphanumeric(c)) c = read();
  step_back();
  return at_terminator() ? make(kind) : fail("bad character " + unicode_name(c));
}

Token Lexer::quoted(char mark, TokenKind kind, std::string_view message) {
  for (;;) {
    std::uint32_t c = read();
    if (c == '\\') c = read() == kEnd || text_[position_ - 1] == '\n' ? kEnd : ' ';
    if (c == kEnd || c == '\n') return fail(std::string(message));
    if (c == static_cast<unsigned char>(mark)) return make(kind);
  }
}

Token Lexer::raw_string() {
  for (;;) {
    std::uint32_t c = read();
    if (c == kEnd) return fail("unterminated raw quoted string");
    if (c == '`') return make(TokenKind::RawString);
  }
}

Token Lexer::number() {
  auto bad = [&] { return fail("bad number syntax: " + base::go_quote(text_.substr(start_, position_ - start_))); };
  if (!scan_number()) return bad();
  std::uint32_t sign = look();
  if (sign != '+' && sign != '-') return make(TokenKind::Number);
  if (!scan_number() || text_[position_ - 1] != 'i') return bad();
  return make(TokenKind::Complex);
}

bool Lexer::scan_number() {
  constexpr std::string_view kDecimal = "0123456789_";
  constexpr std::string_view kHexadecimal = "0123456789abcdefABCDEF_";
  std::string_view digits = kDecimal;
  accept("+-");
  if (accept("0")) {
    if (accept("xX")) digits = kHexadecimal;
    else if (accept("oO")) digits = "01234567_";
    else if (accept("bB")) digits = "01_";
  }
  accept_all(digits);
  if (accept(".")) accept_all(digits);
  if ((digits == kDecimal && accept("eE")) || (digits == kHexadecimal && accept("pP"))) {
    accept("+-");
    accept_all(kDecimal);
  }
  accept("i");
  std::uint32_t c = look();
  if (c != kEnd && is_alphanumeric(c)) {
    read();
    return false;
  }
  return true;
}

}  // namespace pave::lang::gotemplate
