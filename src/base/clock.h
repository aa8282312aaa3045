#pragma once

#include <cstdint>

namespace pave::base {

/// Microseconds since some fixed moment: for durations. Never goes back.
std::uint64_t monotonic_microseconds();

}  // namespace pave::base
