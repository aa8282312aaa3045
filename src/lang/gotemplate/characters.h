#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pave::lang::gotemplate {

/// Stands for bytes that are not UTF-8, as Go's utf8.RuneError.
inline constexpr std::uint32_t kBadCharacter = 0xfffd;

/// The first character of a text that isn't empty; bytes that are not UTF-8 are kBadCharacter, one byte each
/// (utf8.DecodeRuneInString). `size` gets its bytes.
std::uint32_t decode_character(std::string_view text, std::size_t& size);

/// What names are made of: unicode.IsLetter, unicode.IsDigit or an underscore.
bool is_alphanumeric(std::uint32_t character);
/// unicode.IsPrint: letters, marks, numbers, punctuation, symbols, and the ASCII space.
bool is_printable(std::uint32_t character);

}  // namespace pave::lang::gotemplate
