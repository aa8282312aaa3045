#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pave::doc::json_schema {

/// Go's strconv.Quote in single quotes, as jsonschema (santhosh-tekuri, v6) shows names and values: `'it\'s'`.
std::string quote(std::string_view text);
/// Go's %q of the character at the start of the text, which is not empty: `'a'`, `'\\''`.
std::string quote_character(std::string_view text);
/// Quoted names with ", " between them.
std::string quote_all(const std::vector<std::string_view>& names);

/// Whole numbers and floats as Go's golang.org/x/text/message prints them in English: `70,000`, `0.5`, `1.5×10¹⁰`.
std::string english(std::int64_t number);
std::string english(double number);

}  // namespace pave::doc::json_schema
