#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pave::base {

/// Whether Go's strconv.IsPrint takes the code point for printable: what quoted texts show as it is.
bool is_go_printable(std::uint32_t code);

/// Appends the text in double quotes as Go's strconv.Quote writes it: printable characters as they are, else `\n`,
/// `\x00`, `\u200b`; a byte that is not UTF-8 is `\xff`.
void append_go_quoted(std::string_view text, std::string& out);
std::string go_quoted(std::string_view text);

}  // namespace pave::base
