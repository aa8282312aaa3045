#pragma once

#include <string_view>

namespace pave::judge {

/// Whether a line of any text says `password: ...`, `--password=...` or the like.
bool line_says_secret(std::string_view line);

}  // namespace pave::judge
