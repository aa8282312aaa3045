#pragma once

#include <cstdint>
#include <string_view>

namespace pave::lang::gotemplate {

/// Bytes that one function may make of its arguments; where Helm runs out of memory, we say so.
inline constexpr std::size_t kMaxText = std::size_t{256} << 20;
inline constexpr std::string_view kTooLong = "strings: Repeat output length overflow";  // Go's words for it

/// Whether `count` times `each` and `more` bytes are more than that; `each` isn't negative.
inline bool is_too_long(std::size_t count, std::int64_t each, std::size_t more) {
  return count > 0 && (more > kMaxText || static_cast<std::uint64_t>(each) > (kMaxText - more) / count);
}

}  // namespace pave::lang::gotemplate
