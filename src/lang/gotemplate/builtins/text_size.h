#pragma once

#include <cstdint>
#include <string_view>

#include "lang/text.h"

namespace pave::lang::gotemplate {

inline constexpr std::string_view kTooLong = "strings: Repeat output length overflow";  // Go's words for it

/// Whether `count` times `each` and `more` bytes are more than that; `each` isn't negative.
inline bool is_too_long(std::size_t count, std::int64_t each, std::size_t more) {
  return count > 0 && (more > kMaxText || static_cast<std::uint64_t>(each) > (kMaxText - more) / count);
}

}  // namespace pave::lang::gotemplate
