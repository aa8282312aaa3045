#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// Why a TOML text can't be read; thrown inside the reader, caught by read_toml().
struct TomlFault {
  std::string message;
  int line = 1;
};

/// One word of a TOML text as github.com/BurntSushi/toml cuts it (lex.go).
struct TomlToken {
  enum class Kind : std::uint8_t {
    String,     ///< in `text` with its escapes
    Multiline,  ///< the same between three quotes
    Raw,        ///< no escapes
    RawMultiline,
    Integer,
    Float,
    Bool,
    Time,
    Array,        ///< `[`
    InlineTable,  ///< `{`
  };
  Kind kind = Kind::Raw;
  std::string_view text;
  std::size_t begin = 0;  ///< offset of `text`
  int line = 1;           ///< where it ends
};

/// Cuts a TOML text into words. What it calls wrong, and on which line, is what lex.go says: the lines of its errors are
/// sometimes one off, and that shows in what `fromToml` gives.
class TomlLexer {
 public:
  explicit TomlLexer(std::string_view text) : text_(text) {}

  /// What comes next at the top: `[`, `[[`, a key or the end, behind blank lines and comments.
  enum class Top : std::uint8_t { Table, TableArray, Key, End };
  Top top();
  /// Behind a table's name or a value at the top: nothing more may stand on the line.
  void end_top();

  /// The next part of a table's name; `is_last` when the name ends behind it.
  TomlToken table_part(bool is_array, bool& is_last);
  /// Before the first part of a key.
  void begin_key();
  /// The next part of a key; `is_last` when `=` stands behind it.
  TomlToken key_part(bool& is_last);
  TomlToken value();

  /// In an array before a value: false at its end, which is taken.
  bool array_value();
  /// Behind a value of an array: false at its end.
  bool array_next();
  /// In an inline table before a key: false at its end.
  bool inline_key();
  bool inline_next();

  int line() const { return line_; }

 private:
  static constexpr char32_t kEnd = 0;

  char32_t next();
  void back();
  char32_t peek();
  bool accept(char32_t wanted);
  void skip_blanks();
  void comment();
  std::string_view current() const { return text_.substr(start_, at_ - start_); }
  void ignore() { start_ = at_; }
  TomlToken token(TomlToken::Kind kind);
  [[noreturn]] void fail(std::string message) const;
  [[noreturn]] void fail_line_before(std::string message) const;

  TomlToken bare_name();
  TomlToken quoted_name();
  TomlToken string();
  TomlToken raw_string();
  TomlToken multiline(char32_t quote);
  void escape();
  void hexadecimal(int digits, std::string_view word, std::string_view letter);
  TomlToken number_or_time();
  TomlToken time();
  TomlToken based_integer();
  TomlToken decimal();
  TomlToken signed_number();
  TomlToken floating();
  TomlToken truth();

  std::string_view text_;
  std::size_t start_ = 0;
  std::size_t at_ = 0;
  int line_ = 1;
  bool at_end_ = false;  ///< the end was taken
};

}  // namespace pave::lang::gotemplate
