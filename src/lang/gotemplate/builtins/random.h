#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// randAlpha, randAlphaNum, randAscii, randNumeric, randBytes, uuidv4: Sprig's (strings.go, crypto.go). What they give is
/// drawn from Host::random(), so it is the same for the same seed.
std::span<const Function> random_functions();

inline constexpr std::int64_t kMaxRandomText = 16 << 20;  ///< characters of one random text

}  // namespace pave::lang::gotemplate
