#pragma once

#include "base/go_time.h"
#include "lang/call.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// How much of Go's time.Time a value is.
enum class Clock : std::uint8_t {
  Wall,
  Monotonic,  ///< as `now` gives it: its text ends in ` m=+0.000000000`
};

/// A time.Time with the methods of Go's package time, in the arena.
Value time_value(const base::GoTime& time, Clock clock, base::Arena& arena);

/// The time that a value is; null: it is none.
const base::GoTime* as_time(const Value& value);

/// Nanoseconds since 1970 as a time at Greenwich.
base::GoTime time_of_nanoseconds(std::int64_t nanoseconds);
/// The time so many nanoseconds later.
base::GoTime later(const base::GoTime& time, std::int64_t nanoseconds);
/// How long it is from one time to another, in nanoseconds, at most what 64 bits hold (Time.Sub).
std::int64_t between(const base::GoTime& from, const base::GoTime& to);

}  // namespace pave::lang::gotemplate
