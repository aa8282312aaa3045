#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// The expression as our RE2 reads it: `(?<name>` and `\p{Letter}` are known to Go alone, `\C` to RE2 alone.
/// What is wrong in it is still wrong.
std::string to_re2(std::string_view pattern);
/// The part of the pattern that RE2 complains of, as it is written there.
std::string from_re2(std::string_view part, std::string_view translated, std::string_view pattern);

/// `1`, `{1}`, `name` or `{name}` at the start of a text, behind a `$` (regexp.Expand).
struct GroupReference {
  std::string_view name;
  std::int64_t number;  ///< negative: it is a name
  std::string_view rest;
};
/// None: there is none.
std::optional<GroupReference> read_reference(std::string_view text);

}  // namespace pave::lang::gotemplate
