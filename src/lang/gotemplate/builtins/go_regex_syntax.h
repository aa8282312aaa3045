#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pave::lang::gotemplate {

/// An expression as our RE2 reads it.
struct TranslatedRegex {
  std::string text;
  std::vector<std::uint32_t> places;  ///< where each byte, and the end, comes from in the pattern

  /// What stands in the pattern for the part that RE2 complains of.
  std::string_view original(std::string_view part, std::string_view pattern) const;
};

/// `(?<name>` and `\p{Letter}` are known to Go alone, `\C` to RE2 alone. What is wrong in the pattern is still wrong.
TranslatedRegex to_re2(std::string_view pattern);
/// The rest of a text from its first byte that is no UTF-8 on.
std::string_view from_first_broken_byte(std::string_view text);
/// Whether the counts of `{n,m}` at the start of a text are above 1000 or the wrong way round.
bool is_too_large_repeat(std::string_view text);

/// `1`, `{1}`, `name` or `{name}` at the start of a text, behind a `$` (regexp.Expand).
struct GroupReference {
  std::string_view name;
  std::int64_t number;  ///< negative: it is a name
  std::string_view rest;
};
/// None: there is none.
std::optional<GroupReference> read_reference(std::string_view text);

}  // namespace pave::lang::gotemplate
