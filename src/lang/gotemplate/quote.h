#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// `%.Nq`: the first `characters` of a text in double quotes, with Go's escapes.
std::string quote_first(std::string_view text, std::size_t characters);

/// strconv.Unquote of a string in double quotes or backquotes; none: its escapes are not Go's.
std::optional<std::string> unquote(std::string_view quoted);

/// One character of a quoted text, with the bytes it took (strconv.UnquoteChar).
struct QuotedCharacter {
  std::uint32_t value;
  bool is_character;  ///< not a byte given as \x41 or \101
  std::size_t size;
};
/// None: an escape that isn't Go's, or the end of the text.
std::optional<QuotedCharacter> unquote_character(std::string_view text, char quote);

}  // namespace pave::lang::gotemplate
