#pragma once

#include <cstdint>

namespace pave::base {

/// A moment as calendar and clock show it at Greenwich (proleptic Gregorian calendar, years before 1 are 0, -1, ...).
struct CivilTime {
  std::int64_t year = 1970;
  int month = 1;     ///< 1 to 12
  int day = 1;       ///< 1 to 31
  int hour = 0;      ///< 0 to 23
  int minute = 0;    ///< 0 to 59
  int second = 0;    ///< 0 to 59
  int weekday = 4;   ///< 0 is Sunday
  int year_day = 1;  ///< 1 to 366
};

/// `seconds` since 1970-01-01T00:00:00Z.
CivilTime civil_time(std::int64_t seconds);

/// The other way round. Values outside of their ranges carry over, as in Go's time.Date: day 32 of January is the 1st of
/// February, month 14 the February of the next year.
std::int64_t seconds_of_civil(std::int64_t year, std::int64_t month, std::int64_t day, std::int64_t hour,
                              std::int64_t minute, std::int64_t second);

bool is_leap_year(std::int64_t year);
/// Needs a month from 1 to 12.
int days_in_month(int month, std::int64_t year);
/// Days of a year that isn't a leap year before the month; needs 1 to 13.
int days_before_month(int month);

/// The week of ISO 8601 and the year it belongs to (Go's Time.ISOWeek).
struct IsoWeek {
  std::int64_t year;
  int week;  ///< 1 to 53
};
IsoWeek iso_week(const CivilTime& time);

/// `January`; needs 1 to 12.
const char* month_name(int month);
/// `Sunday`; needs 0 to 6.
const char* weekday_name(int weekday);

}  // namespace pave::base
