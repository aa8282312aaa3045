#pragma once

#include <cstdint>
#include <span>

#include "base/origin.h"

namespace pave::base {

/// Where a stretch of rendered text came from. It begins at `begin` (bytes from the start of the text) and ends where
/// the next run begins.
struct Run {
  static constexpr std::uint32_t kLiteral = 1;   ///< `written` is of the byte at `begin`; each next byte is one further
  static constexpr std::uint32_t kComputed = 2;  ///< the text was computed from `value`, it is not the value's own text

  std::uint32_t begin = 0;
  Origin written;           ///< in a template: of the byte, or of the action that wrote the stretch
  Origin value;             ///< where the value was written (a values file, a flag), when one was
  std::uint32_t frame = 0;  ///< the inclusion that the action ran in: a number of the text's Frames; 0: none
  std::uint32_t flags = 0;
};

/// One inclusion of a template in another: the action that included, and the inclusion that this one ran in (0: none).
struct Frame {
  Origin call;
  std::uint32_t parent = 0;
};

/// Runs of a text, in the order of `begin`, the first at 0. In an arena.
using Runs = std::span<const Run>;

}  // namespace pave::base
