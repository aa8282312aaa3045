#include "base/time_zone.h"

#include <gtest/gtest.h>

#include "base/posix_zone.h"

namespace pave::base {
namespace {

std::string clock(std::string_view rule, std::int64_t seconds) {
  auto period = posix_zone_at(rule, seconds);
  return period ? std::string(period->name) + " " + std::to_string(period->offset) : "none";
}

TEST(PosixZone, SummerAndWinter) {
  std::string_view berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
  EXPECT_EQ(clock(berlin, 2216250000 - 1), "CET 3600");
  EXPECT_EQ(clock(berlin, 2216250000), "CEST 7200");
  EXPECT_EQ(clock("AEST-10AEDT,M10.1.0,M4.1.0/3", 2208988800), "AEDT 39600");  // January 2040
  EXPECT_EQ(clock("<-03>3", 0), "-03 -10800");
  EXPECT_EQ(clock("EST5EDT", 15638400), "EDT -14400");
  EXPECT_EQ(clock("IST-5:30", 0), "IST 19800");
}

TEST(PosixZone, WhatIsNoRule) {
  for (std::string_view rule : {"", "AB3", "CET", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "<CET3"})
    EXPECT_EQ(clock(rule, 0), "none") << rule;
}

/// A file of the first version: UTC+1 until 1000, then UTC+2 in summer.
std::string small_file() {
  std::string file = "TZif";
  file.append(16, '\0');
  auto number = [&file](std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) file += static_cast<char>(value >> shift & 0xff);
  };
  for (std::uint32_t count : {0U, 0U, 0U, 1U, 2U, 8U}) number(count);
  number(1000);
  file += '\1';
  number(3600);
  file += std::string("\0\0", 2);
  number(7200);
  file += std::string("\1\4", 2);
  file += std::string("ONE\0TWO\0", 8);
  return file;
}

TEST(TimeZone, ReadsAFile) {
  auto zone = TimeZone::read(small_file());
  ASSERT_TRUE(zone);
  EXPECT_EQ(zone->at(999).name, "ONE");
  EXPECT_EQ(zone->at(999).offset, 3600);
  EXPECT_EQ(zone->at(1000).name, "TWO");
  EXPECT_EQ(zone->at(1000).offset, 7200);
}

TEST(TimeZone, ABrokenFileIsNone) {
  std::string file = small_file();
  for (std::size_t length = 0; length < file.size(); ++length)
    EXPECT_FALSE(TimeZone::read(std::string_view(file).substr(0, length))) << length;
  file[6 * 4 + 20 + 4] = '\x7f';  // a kind that isn't there
  EXPECT_FALSE(TimeZone::read(file));
}

TEST(TimeZone, NamesThatLeadOutOfTheDatabaseAreNone) {
  EXPECT_EQ(find_time_zone(""), nullptr);
  EXPECT_EQ(find_time_zone("/etc/localtime"), nullptr);
  EXPECT_EQ(find_time_zone("../../../etc/passwd"), nullptr);
  EXPECT_EQ(find_time_zone("No/Such"), nullptr);
}

}  // namespace
}  // namespace pave::base
