#include "base/civil_time.h"

#include <gtest/gtest.h>

#include <limits>

namespace pave::base {
namespace {

TEST(CivilTime, GoesBothWays) {
  for (std::int64_t seconds = -80'000'000'000; seconds < 300'000'000'000; seconds += 1'234'567'891) {
    CivilTime time = civil_time(seconds);
    EXPECT_EQ(seconds_of_civil(time.year, time.month, time.day, time.hour, time.minute, time.second), seconds);
  }
}

TEST(CivilTime, KnownDays) {
  CivilTime leap = civil_time(1709164800);
  EXPECT_EQ(leap.year, 2024);
  EXPECT_EQ(leap.month, 2);
  EXPECT_EQ(leap.day, 29);
  EXPECT_EQ(leap.weekday, 4);
  EXPECT_EQ(leap.year_day, 60);
  EXPECT_EQ(civil_time(-1).year, 1969);
  EXPECT_EQ(civil_time(-1).second, 59);
}

TEST(CivilTime, TheFirstAndTheLastSecond) {
  constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(civil_time(kFirst).second, 52);
  EXPECT_EQ(civil_time(kFirst).year, -292277022657);
  EXPECT_EQ(civil_time(std::numeric_limits<std::int64_t>::max()).year, 292277026596);
}

TEST(CivilTime, WhatIsTooMuchCarriesOver) {
  EXPECT_EQ(seconds_of_civil(2024, 14, 1, 0, 0, 0), seconds_of_civil(2025, 2, 1, 0, 0, 0));
  EXPECT_EQ(seconds_of_civil(2025, 2, 29, 0, 0, 0), seconds_of_civil(2025, 3, 1, 0, 0, 0));
  EXPECT_EQ(seconds_of_civil(2025, 1, 0, 0, 0, -1), seconds_of_civil(2024, 12, 30, 23, 59, 59));
  EXPECT_EQ(seconds_of_civil(2025, -11, 1, 0, 0, 0), seconds_of_civil(2024, 1, 1, 0, 0, 0));
}

TEST(CivilTime, WeeksOfIso8601) {
  auto week = [](std::int64_t year, int month, int day) {
    return iso_week(civil_time(seconds_of_civil(year, month, day, 0, 0, 0)));
  };
  EXPECT_EQ(week(2021, 1, 3).year, 2020);
  EXPECT_EQ(week(2021, 1, 3).week, 53);
  EXPECT_EQ(week(2021, 1, 4).week, 1);
  EXPECT_EQ(week(2018, 12, 31).year, 2019);
  EXPECT_EQ(week(2018, 12, 31).week, 1);
  EXPECT_EQ(week(2024, 6, 15).week, 24);
}

}  // namespace
}  // namespace pave::base
