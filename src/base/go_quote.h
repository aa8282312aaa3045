#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pave::base {

/// Appends the text as a Go string literal in double quotes (strconv.Quote): what can't be printed is escaped (`\n`,
/// `\x01`, `\u200b`), a byte that is no UTF-8 as `\xff`. `ascii_only`: all beyond ASCII too (strconv.QuoteToASCII).
void append_go_quote(std::string_view text, std::string& out, bool ascii_only = false);

/// The same as a string.
std::string go_quote(std::string_view text);

/// Appends a character literal in single quotes (strconv.QuoteRune); what is no Unicode character is U+FFFD.
void append_go_quote_character(std::uint32_t code, std::string& out, bool ascii_only = false);

/// Whether the text can stand between back quotes, unchanged and in one line (strconv.CanBackquote).
bool can_stand_in_back_quotes(std::string_view text);

}  // namespace pave::base
