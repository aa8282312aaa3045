#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pave::base {

/// Offset of the first byte that is not well-formed UTF-8 or is a character that YAML forbids (C0 controls but tab and
/// line breaks, DEL, C1 but NEL, U+FFFE, U+FFFF); npos when there is none. Reads 16 bytes a step where all is ASCII.
std::size_t find_unprintable(std::string_view text);

/// Bytes of the well-formed UTF-8 sequence at the start of the text; 0 when there is none. `code` gets its code point.
std::size_t decode_utf8(std::string_view text, std::uint32_t& code);

/// Whether a column begins at the byte: all but the second and later bytes of a UTF-8 sequence.
inline bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }

/// Appends the code point, which must be a Unicode scalar value.
void append_utf8(std::uint32_t code, std::string& out);

}  // namespace pave::base
