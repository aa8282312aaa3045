#include "base/timestamp.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

constexpr auto kRfc = TimeLayout::Rfc3339;
constexpr auto kMicro = TimeLayout::Rfc3339Micro;

TEST(Timestamp, ReadsRfc3339) {
  EXPECT_EQ(parse_timestamp("1970-01-01T00:00:00Z", kRfc), (Timestamp{0, 0}));
  EXPECT_EQ(parse_timestamp("2026-11-24T06:09:13Z", kRfc), (Timestamp{1795500553, 0}));
  EXPECT_EQ(parse_timestamp("1970-01-01T02:00:00.5+02:00", kRfc), (Timestamp{0, 500'000'000}));
  EXPECT_EQ(parse_timestamp("1969-12-31T23:59:59.25Z", kRfc), (Timestamp{-1, 250'000'000}));
  EXPECT_TRUE(parse_timestamp("2024-02-29T00:00:00-00:00", kRfc));
  EXPECT_TRUE(parse_timestamp("0000-01-01T00:00:00Z", kRfc));
}

TEST(Timestamp, TakesGosLiberties) {
  EXPECT_EQ(parse_timestamp("1970-01-01T1:00:00Z", kRfc), (Timestamp{3600, 0}));
  EXPECT_EQ(parse_timestamp("1970-01-01T00:00:00,1Z", kRfc), (Timestamp{0, 100'000'000}));
  EXPECT_EQ(parse_timestamp("1970-01-01T00:00:00.1234567899Z", kRfc), (Timestamp{0, 123'456'789}));
  EXPECT_TRUE(parse_timestamp("1970-01-01T00:00:00+24:60", kRfc));
}

TEST(Timestamp, RefusesTheRest) {
  for (std::string_view text :
       {"", "2026-11-24", "2026-11-24 06:09:13Z", "2026-11-24t06:09:13Z", "2026-11-24T06:09:13z", "2026-11-24T06:09:13",
        "2026-11-24T24:00:00Z", "2026-11-24T06:60:00Z", "2026-11-24T06:09:60Z", "2025-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-1-01T00:00:00Z", "2026-11-24T06:09:13.Z", "2026-11-24T06:09:13Z ",
        "2026-11-24T06:09:13+25:00", "2026-11-24T06:09:13+0100", "10%"})
    EXPECT_FALSE(parse_timestamp(text, kRfc)) << text;
}

TEST(Timestamp, MicroTimeWantsSixDecimals) {
  EXPECT_EQ(parse_timestamp("1970-01-01T00:00:00.000001Z", kMicro), (Timestamp{0, 1000}));
  EXPECT_TRUE(parse_timestamp("1970-01-01T00:00:00,000000+01:00", kMicro));
  for (std::string_view text : {"1970-01-01T00:00:00Z", "1970-01-01T00:00:00.00000Z", "1970-01-01T00:00:00.0000000Z"})
    EXPECT_FALSE(parse_timestamp(text, kMicro)) << text;
}

}  // namespace
}  // namespace pave::base
