#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// Flags, width and precision of one directive, and how a number, a text or a truth is written under them: Go's
/// fmt/format.go. Widths are in characters.
struct Style {
  bool has_width = false;
  bool has_precision = false;
  bool minus = false;
  bool plus = false;
  bool sharp = false;
  bool space = false;
  bool zero = false;
  bool plus_v = false;   ///< `%+v`: names of fields
  bool sharp_v = false;  ///< `%#v`: as Go's source has it
  int width = 0;
  int precision = 0;

  /// The text, filled up to the width.
  void pad(std::string_view text, std::string& out) const;
  void fill(int count, std::string& out) const;

  void print_bool(bool value, std::string& out) const;
  /// `verb` is one of v d b o O x X; `value` is the number's magnitude.
  void print_integer(std::uint64_t value, bool is_negative, char32_t verb, std::string& out) const;
  /// `0x1f`, or `1f` without the prefix.
  void print_hexadecimal(std::uint64_t value, bool with_prefix, std::string& out) const;
  void print_unicode(std::uint64_t value, std::string& out) const;           ///< `%U`
  void print_character(std::uint64_t value, std::string& out) const;         ///< `%c`
  void print_quoted_character(std::uint64_t value, std::string& out) const;  ///< `%q`
  /// `verb` is one of v b e E f F g G x X.
  void print_float(double value, bool is_single, char verb, std::string& out) const;
  void print_text(std::string_view text, std::string& out) const;                   ///< `%s`
  void print_quoted(std::string_view text, std::string& out) const;                 ///< `%q`
  void print_bytes_hex(std::string_view text, bool upper, std::string& out) const;  ///< `%x`, `%X`

 private:
  std::string_view cut_to_precision(std::string_view text) const;
};

}  // namespace pave::lang::gotemplate
