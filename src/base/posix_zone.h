#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pave::base {

/// What the clock shows under a rule of POSIX's TZ variable.
struct PosixPeriod {
  std::string_view name;  ///< a part of the rule
  int offset = 0;         ///< seconds east of Greenwich
};

/// `CET-1CEST,M3.5.0,M10.5.0/3` at `seconds` since 1970-01-01T00:00:00Z (Go's time.tzset). None: it is no rule.
std::optional<PosixPeriod> posix_zone_at(std::string_view rule, std::int64_t seconds);

}  // namespace pave::base
