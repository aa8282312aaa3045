#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pave::show {

/// One character of a text. A byte that is not UTF-8 is a character of its own with code kReplacement.
struct Character {
  char32_t code;
  std::size_t bytes;  ///< in the text
};
inline constexpr char32_t kReplacement = 0xfffd;

/// The first character of a text that is not empty.
Character first_character(std::string_view text);

/// Columns that a terminal gives the character: 0 for combining marks, 2 for East Asian wide ones and emoji, else 1.
/// Source: the East_Asian_Width and General_Category properties of Unicode 15.
int display_width(char32_t code);

/// Whether printing the character could do something to a terminal or reorder the line: control characters, and the
/// marks that change the direction of text.
bool is_harmful(char32_t code);

/// Appends the text for one line of a terminal: harmful characters and bad bytes become U+FFFD, tabs and line breaks a
/// space.
void append_harmless(std::string_view text, std::string& out);

}  // namespace pave::show
