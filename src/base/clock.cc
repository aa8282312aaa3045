#include "base/clock.h"

#include <chrono>

namespace pave::base {

std::uint64_t monotonic_microseconds() {
  auto since = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(since).count());
}

}  // namespace pave::base
