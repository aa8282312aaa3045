#include "base/go_time.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

GoTime moment(std::int64_t seconds, std::int32_t nanoseconds = 0) { return {seconds, nanoseconds, 0, "UTC"}; }

std::string format(const GoTime& time, std::string_view layout) {
  std::string out;
  append_time(time, layout, out);
  return out;
}

std::string reread(std::string_view layout, std::string_view text) {
  auto time = parse_time(layout, text);
  return time ? format(*time, "2006-01-02 15:04:05.999999999 -0700 MST") : time.error();
}

TEST(GoTime, EveryElementOfALayout) {
  GoTime time = moment(1709213045, 120'000'000);  // 2024-02-29 13:24:05.12
  EXPECT_EQ(format(time, "Monday, 02-Jan-06 15:04:05 MST"), "Thursday, 29-Feb-24 13:24:05 UTC");
  EXPECT_EQ(format(time, "Mon January _2 2 1 3:4:5 pm PM 03"), "Thu February 29 29 2 1:24:5 pm PM 01");
  EXPECT_EQ(format(time, "002 __2 _2006"), "060  60 _2024");
  EXPECT_EQ(format(time, ".000 .999999 ,00 .99"), ".120 .12 ,12 .12");
  EXPECT_EQ(format(time, "Z07:00 -07:00 Z0700 -0700 -07"), "Z +00:00 Z +0000 +00");
  EXPECT_EQ(format(time, "Janitor 2006-"), "Janitor 2024-");
  EXPECT_EQ(format(GoTime(), "2006-01-02 15:04:05 -0700 MST"), "0001-01-01 00:00:00 +0000 UTC");
}

TEST(GoTime, Offsets) {
  GoTime time{0, 0, -(5 * 3600 + 30 * 60 + 15), ""};
  EXPECT_EQ(format(time, "-07 -0700 -07:00 -070000 -07:00:00 MST"), "-05 -0530 -05:30 -053015 -05:30:15 -0530");
  EXPECT_EQ(format(time, "Z07 Z0700 Z07:00"), "-05 -0530 -05:30");
}

TEST(GoTime, Reads) {
  EXPECT_EQ(reread("2006-01-02T15:04:05Z07:00", "2024-03-10T12:34:56.5+02:00"), "2024-03-10 12:34:56.5 +0200 +0200");
  EXPECT_EQ(reread("2006-01-02", "2024-02-29"), "2024-02-29 00:00:00 +0000 UTC");
  EXPECT_EQ(reread("Jan 2, 2006 at 3:04pm (MST)", "Feb 3, 2013 at 7:54pm (PST)"), "2013-02-03 19:54:00 +0000 PST");
  EXPECT_EQ(reread("MST 2006", "GMT+3 2024"), "2024-01-01 03:00:00 +0300 GMT+3");
  EXPECT_EQ(reread("2006 002", "2024 060"), "2024-02-29 00:00:00 +0000 UTC");
  EXPECT_EQ(reread("06 january", "70 MARCH"),
            "parsing time \"70 MARCH\" as \"06 january\": cannot parse \"MARCH\" as "
            "\" january\"");
  EXPECT_EQ(reread("06 January", "70 MARCH"), "1970-03-01 00:00:00 +0000 UTC");
}

TEST(GoTime, SaysWhyItCannotRead) {
  EXPECT_EQ(reread("2006-01-02", "bad"), "parsing time \"bad\" as \"2006-01-02\": cannot parse \"bad\" as \"2006\"");
  EXPECT_EQ(reread("2006-01-02", "2023-02-29"), "parsing time \"2023-02-29\": day out of range");
  EXPECT_EQ(reread("2006-01-02", "2023-13-29"), "parsing time \"2023-13-29\": month out of range");
  EXPECT_EQ(reread("2006", "2023x"), "parsing time \"2023x\": extra text: \"x\"");
  EXPECT_EQ(reread("15:04", "25:00"), "parsing time \"25:00\": hour out of range");
}

}  // namespace
}  // namespace pave::base
