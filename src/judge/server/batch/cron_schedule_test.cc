#include "judge/server/batch/cron_schedule.h"

#include <gtest/gtest.h>

#include "judge/server/batch/time_zones.h"

namespace pave::judge::server::batch {
namespace {

TEST(CronSchedule, WhatTheSchedulerReads) {
  for (std::string_view schedule :
       {"0 3 * * *", "*/15 0-23/2 1,15 jan-Dec MON-fri", "? ? ? ? ?", "5/10 * * * *", " 0\t0 1 1 0 ", "@daily",
        "@every 1h30m", "@every -5s", "@midnight", ", * * * *", "0,,1 * * * *", "+5 * * * *",
        "TZ=Europe/Berlin 0 0 * * *", "CRON_TZ= 0 0 * * *", "0\u00A00 * * *", "TZ=UTC @daily"})
    EXPECT_EQ(cron_problem(schedule).value_or("fine"), "fine") << schedule;
}

TEST(CronSchedule, WhatIsWrongInWords) {
  auto problem = [](std::string_view schedule) { return cron_problem(schedule).value_or("fine"); };
  EXPECT_EQ(problem("0 3 * *"), "it has 4 fields instead of 5");
  EXPECT_EQ(problem(""), "it has 0 fields instead of 5");
  EXPECT_EQ(problem("60 * * * *"), "the minute 60 is above 59");
  EXPECT_EQ(problem("0 0 0 * *"), "the day of the month 0 is below 1");
  EXPECT_EQ(problem("0 0 * * 7"), "the day of the week 7 is above 6");
  EXPECT_EQ(problem("0 0 * * sunday"), "\"sunday\" is not a day of the week");
  EXPECT_EQ(problem("mon * * * *"), "\"mon\" is not a minute");
  EXPECT_EQ(problem("5-1 * * * *"), "\"5-1\" ends before it begins");
  EXPECT_EQ(problem("*/0 * * * *"), "the step of \"*/0\" is 0");
  EXPECT_EQ(problem("*/x * * * *"), "the step \"x\" is not a number");
  EXPECT_EQ(problem("1-2-3 * * * *"), "\"1-2-3\" has more than one dash");
  EXPECT_EQ(problem("1/2/3 * * * *"), "\"1/2/3\" has more than one slash");
  EXPECT_EQ(problem("@dayly"), "\"@dayly\" is not the name of a schedule");
  EXPECT_EQ(problem("@every 1 day"), "\"1 day\" is not a duration");
  EXPECT_EQ(problem("TZ=0"), "nothing stands behind the time zone");
  EXPECT_EQ(problem("TZ=Mars/X 0 0 * * *"), "\"Mars/X\" is not a time zone");
}

TEST(TimeZones, NamesAsTheDatabaseHasThem) {
  for (std::string_view name :
       {"UTC", "Zulu", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+1", "EST5EDT"})
    EXPECT_TRUE(is_time_zone(name)) << name;
  for (std::string_view name : {"", "utc", "Europe", "Europe/", "Europe/berlin", "Berlin", "Europe/Berlin Europe/Paris",
                                "America/Argentina", "Argentina/Buenos_Aires", "/UTC"})
    EXPECT_FALSE(is_time_zone(name)) << name;
}

}  // namespace
}  // namespace pave::judge::server::batch
