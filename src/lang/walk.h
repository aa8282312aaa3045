#pragma once

#include <cstddef>

#include "lang/value.h"

namespace pave::lang {

/// Whether a walk through the value meets more than kMaxWalk values (text.h): a map or list that is held several times is
/// met each time, and depth ends at kMaxDepth, as in deep_equal and deep_copy, which say nothing of it.
bool is_too_large_to_walk(const Value& value);

}  // namespace pave::lang
