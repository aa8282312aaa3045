#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pave::judge::server::batch {

/// Why a text is no schedule, in words, as github.com/robfig/cron/v3's ParseStandard decides: five fields (minute, hour,
/// day of month, month, day of week) of lists, ranges, steps and names; or `@daily` and its like, or `@every 1h30m`; an
/// optional `TZ=zone ` or `CRON_TZ=zone ` in front. nullopt: it is one.
std::optional<std::string> cron_problem(std::string_view schedule);

}  // namespace pave::judge::server::batch
