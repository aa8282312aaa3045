#pragma once

#include <string_view>

namespace pave::judge {

/// Whether a line of any text says `password: ...`, `--password=...` or the like.
bool line_says_secret(std::string_view line);

/// Whether a flag says it of one of the values that it sets: `--set a=1,db.password=x`.
bool any_part_says_secret(std::string_view flag);

/// Whether a line of values or of a template, or a flag, shows a secret: in block style, in flow style, or in parts.
bool says_secret(std::string_view line);

}  // namespace pave::judge
