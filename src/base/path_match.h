#pragma once

#include <optional>
#include <string_view>

namespace pave::base {

/// Whether a whole path matches a pattern, as Go's path/filepath, Match, on Linux: `*` and `?` don't match `/`, `[a-z]` and
/// `[^a]` do, `\` takes the next character as it stands. Characters are those of UTF-8. None: the pattern is malformed
/// (`syntax error in pattern`), which is only found when matching gets as far as the fault. Takes at worst time in
/// proportion to the product of both lengths.
std::optional<bool> match_path(std::string_view pattern, std::string_view path);

}  // namespace pave::base
