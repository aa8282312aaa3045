#include "base/civil_time.h"

namespace pave::base {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr int kBefore[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
constexpr const char* kWeekdays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  std::int64_t quotient = value / by;
  return value % by < 0 ? quotient - 1 : quotient;
}

// Numbers beyond the range of times wrap around, as in Go.
std::uint64_t bits(std::int64_t number) { return static_cast<std::uint64_t>(number); }
std::int64_t sum(std::int64_t one, std::int64_t other) { return static_cast<std::int64_t>(bits(one) + bits(other)); }

/// Days since 1970-01-01 of the first day of a month that counts from 0 (January of `year`).
std::uint64_t days_of_month(std::int64_t year, std::int64_t month) {
  year = sum(year, floor_divide(month, 12));
  int in_year = static_cast<int>(month - floor_divide(month, 12) * 12);
  std::int64_t before = sum(year, -1);
  std::uint64_t days = bits(before) * 365 + bits(floor_divide(before, 4)) - bits(floor_divide(before, 100)) +
                       bits(floor_divide(before, 400));
  days += bits(kBefore[in_year] + (in_year >= 2 && is_leap_year(year) ? 1 : 0));
  return days - 719162;  // from 0001-01-01 to 1970-01-01
}

}  // namespace

bool is_leap_year(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_before_month(int month) { return kBefore[month - 1]; }

int days_in_month(int month, std::int64_t year) {
  return month == 2 && is_leap_year(year) ? 29 : kBefore[month] - kBefore[month - 1];
}

std::int64_t seconds_of_civil(std::int64_t year, std::int64_t month, std::int64_t day, std::int64_t hour,
                              std::int64_t minute, std::int64_t second) {
  std::uint64_t days = days_of_month(year, sum(month, -1)) + bits(sum(day, -1));
  return static_cast<std::int64_t>(days * kDay + bits(hour) * 3600 + bits(minute) * 60 + bits(second));
}

CivilTime civil_time(std::int64_t seconds) {
  std::int64_t days = floor_divide(seconds, kDay);
  auto in_day = static_cast<int>(seconds % kDay < 0 ? seconds % kDay + kDay : seconds % kDay);
  CivilTime made;
  made.hour = in_day / 3600;
  made.minute = in_day / 60 % 60;
  made.second = in_day % 60;
  made.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
  // Years begin in March here, so that the day a leap year adds is the last of its year.
  std::int64_t shifted = days + 719468;
  std::int64_t era = floor_divide(shifted, 146097);
  auto day_of_era = static_cast<int>(shifted - era * 146097);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month = (5 * day_of_year + 2) / 153;
  made.day = day_of_year - (153 * month + 2) / 5 + 1;
  made.month = month < 10 ? month + 3 : month - 9;
  made.year = year_of_era + era * 400 + (made.month <= 2 ? 1 : 0);
  made.year_day = kBefore[made.month - 1] + made.day + (made.month > 2 && is_leap_year(made.year) ? 1 : 0);
  return made;
}

IsoWeek iso_week(const CivilTime& time) {
  // The week belongs to the year of its Thursday.
  int thursday = time.year_day + 3 - (time.weekday + 6) % 7;
  int length = is_leap_year(time.year) ? 366 : 365;
  if (thursday < 1) {
    int before = is_leap_year(time.year - 1) ? 366 : 365;
    return {time.year - 1, (thursday + before - 1) / 7 + 1};
  }
  if (thursday > length) return {time.year + 1, 1};
  return {time.year, (thursday - 1) / 7 + 1};
}

const char* month_name(int month) { return kMonths[month - 1]; }
const char* weekday_name(int weekday) { return kWeekdays[weekday]; }

}  // namespace pave::base
