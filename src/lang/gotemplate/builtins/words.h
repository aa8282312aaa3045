#pragma once

#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// The words, which white space, `-` and `_` part, each with a large first letter and nothing in between: `http_server` to
/// `HttpServer` (xstrings 1.5, ToPascalCase). What parts words stays at both ends, and all but one of several.
std::string to_pascal_case(std::string_view text);

/// The words in small letters with `connector` in between; a word also begins at a large letter and around numbers:
/// `HTTP20xOK` to `http_20x_ok` (xstrings, ToSnakeCase and ToKebabCase).
std::string to_lower_words(std::string_view text, char connector);

}  // namespace pave::lang::gotemplate
