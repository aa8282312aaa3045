#pragma once

#include <cstdint>
#include <optional>

#include "base/go_time.h"
#include "lang/call.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// A time.Time with the methods of Go's package time, in the arena. `monotonic`: what the clock that never goes back showed,
/// in nanoseconds since the start of the program; `now` has it, and its text ends in ` m=+0.000000000` with it.
Value time_value(const base::GoTime& time, base::Arena& arena, std::optional<std::int64_t> monotonic = std::nullopt);

/// The time so many nanoseconds later, as Time.Add gives it. Needs a value that is a time.
Value later_value(const Value& time, std::int64_t nanoseconds, base::Arena& arena);

/// The time that a value is; null: it is none.
const base::GoTime* as_time(const Value& value);

/// Nanoseconds since 1970 as a time at Greenwich.
base::GoTime time_of_nanoseconds(std::int64_t nanoseconds);
/// The time so many nanoseconds later.
base::GoTime later(const base::GoTime& time, std::int64_t nanoseconds);
/// How long it is from one time to another, in nanoseconds, at most what 64 bits hold (Time.Sub).
std::int64_t between(const base::GoTime& from, const base::GoTime& to);

}  // namespace pave::lang::gotemplate
