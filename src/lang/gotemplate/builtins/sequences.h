#pragma once

#include <cstdint>
#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

inline constexpr std::int64_t kMaxSequence = 4'000'000;  ///< numbers that one call may make

/// Rows of whole numbers: `until`, `untilStep`, `seq` (Sprig's numeric.go).
std::span<const Function> sequence_functions();

}  // namespace pave::lang::gotemplate
