#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pave::base {

/// The clock of a place: its offset and what it is called, as they changed over the years (RFC 9636, as Go's package time
/// reads it).
class TimeZone {
 public:
  struct Period {
    std::string_view name;  ///< `CEST`; lives as long as the zone
    int offset = 0;         ///< seconds east of Greenwich
  };

  /// Reads a compiled file of the tz database. None: it is none.
  static std::optional<TimeZone> read(std::string_view bytes);
  /// `seconds` since 1970-01-01T00:00:00Z.
  Period at(std::int64_t seconds) const;

 private:
  struct Kind {
    std::string name;
    int offset = 0;
    bool is_summer = false;
  };
  struct Change {
    std::int64_t when = 0;
    std::uint8_t kind = 0;
  };
  const Kind& first_kind() const;

  std::vector<Kind> kinds_;
  std::vector<Change> changes_;
  std::string rule_;  ///< of the time behind the last change, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`
};

inline constexpr std::size_t kMaxTimeZoneBytes = 1 << 20;

/// `Europe/Berlin` from the system's tz database, read once. Null: there is none of that name. Any thread may call.
const TimeZone* find_time_zone(std::string_view name);

}  // namespace pave::base
