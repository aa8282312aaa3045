#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// Items of a template's text (text/template/parse, itemType).
enum class TokenKind : std::uint8_t {
  Error,
  Bool,
  Char,  ///< one printable ASCII character: a comma, a slash
  CharConstant,
  Complex,
  Assign,
  Declare,
  EndOfText,
  Field,
  Identifier,
  LeftDelim,
  LeftParen,
  Number,
  Pipe,
  RawString,
  RightDelim,
  RightParen,
  Space,
  String,
  Text,
  Variable,
  // Words of the language; all kinds from here on are.
  Block,
  Break,
  Continue,
  Dot,
  Define,
  Else,
  End,
  If,
  Nil,
  Range,
  Template,
  With,
};

struct Token {
  TokenKind kind = TokenKind::EndOfText;
  std::uint32_t position = 0;  ///< of its first byte in the text
  std::uint32_t line = 1;      ///< on which it begins
  std::string_view text;       ///< its bytes; of an Error what is wrong

  bool is(TokenKind k) const { return kind == k; }
  bool is_keyword() const { return kind >= TokenKind::Block; }
};

/// As messages show it: `"abc"`, `<end>`, `EOF`.
std::string describe(const Token& token);

/// Splits a template's text as text/template/parse/lex.go does, trim markers and comments included. After an Error the
/// text is at its end.
class Lexer {
 public:
  /// `text` must live as long as the lexer and its tokens; so must the lexer, which owns the words of errors.
  explicit Lexer(std::string_view text) : text_(text) {}
  Token next();

 private:
  static constexpr std::uint32_t kEnd = 0xffff'ffff;

  std::uint32_t read();  ///< the next character, or kEnd
  std::uint32_t look() const;
  void step_back();
  bool accept(std::string_view characters);
  void accept_all(std::string_view characters);
  std::string_view rest() const { return text_.substr(position_); }

  Token make(TokenKind kind);
  Token fail(std::string message);
  void skip();
  void skip_right_spaces();
  bool at_right_delim(bool& trims) const;
  bool at_terminator() const;

  /// False: what stood there is skipped, and text goes on.
  bool text_token(Token& token);
  bool left_delim(Token& token);
  bool comment(Token& token);
  Token right_delim();
  Token inside_action();
  Token space();
  Token identifier();
  Token field_or_variable(TokenKind kind);
  Token quoted(char mark, TokenKind kind, std::string_view message);
  Token raw_string();
  Token number();
  bool scan_number();

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t start_ = 0;
  std::size_t width_ = 0;  ///< bytes of the character that was read last; 0 at the end
  std::uint32_t line_ = 1;
  std::uint32_t start_line_ = 1;
  int parens_ = 0;
  bool inside_action_ = false;
  std::string message_;
};

}  // namespace pave::lang::gotemplate
