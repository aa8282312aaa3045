#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pave::base {

// What Go's package unicode says of code points (Unicode 17, as Go 1.27 has it); all that isn't a code point has no class
// and no other case.

inline constexpr std::uint32_t kReplacement = 0xfffd;  ///< U+FFFD, what Go makes of bytes that are no UTF-8

bool is_upper_letter(std::uint32_t code);
bool is_lower_letter(std::uint32_t code);
bool is_title_letter(std::uint32_t code);  ///< one letter that looks like two, the first one large: `ǅ`
bool is_letter(std::uint32_t code);
bool is_digit(std::uint32_t code);        ///< a decimal digit of any script
bool is_number(std::uint32_t code);       ///< all of category N, fractions and Roman numbers too
bool is_punctuation(std::uint32_t code);  ///< category P; `+`, `$` and `~` are none
bool is_white_space(std::uint32_t code);
/// Letters, marks, numbers, punctuation, symbols and the space of ASCII (also what strconv calls printable).
bool is_printable(std::uint32_t code);

std::uint32_t upper_of(std::uint32_t code);
std::uint32_t lower_of(std::uint32_t code);
std::uint32_t title_of(std::uint32_t code);

/// The first character of a text that isn't empty and its length in bytes; a byte that is no UTF-8 is kReplacement, 1 byte
/// long, as utf8.DecodeRuneInString has it.
std::size_t next_character(std::string_view text, std::uint32_t& code);
/// The last character of a text that isn't empty, by the same rule (utf8.DecodeLastRuneInString).
std::size_t last_character(std::string_view text, std::uint32_t& code);
/// How many of them a text has.
std::size_t count_characters(std::string_view text);

}  // namespace pave::base
