#include "lang/gotemplate/builtins/dates.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/durations.h"
#include "lang/gotemplate/builtins/rendered.h"

namespace pave::lang::gotemplate {
namespace {

constexpr RunOptions kNow{.now = 1'700'000'000'500'000'000};  // 2023-11-14 22:13:20.5

TEST(Dates, Now) {
  EXPECT_EQ(result_of("now", kNow), "2023-11-14 22:13:20.5 +0000 UTC m=+0.000000000");
  EXPECT_EQ(result_of(R"(now | dateModify "-90m")", kNow), "2023-11-14 20:43:20.5 +0000 UTC m=-5400.000000000");
  EXPECT_EQ(result_of("now.UTC", kNow), "2023-11-14 22:13:20.5 +0000 UTC");
  EXPECT_EQ(result_of(R"(date "2006-01-02" "what is no date")", kNow), "2023-11-14");
  EXPECT_EQ(result_of("ago 1700000000", kNow), "1s");
  EXPECT_EQ(result_of(R"(durationRound (toDate "2006-01-02" "2023-01-01"))", kNow), "10mo");
}

TEST(Dates, ReadAndWritten) {
  EXPECT_EQ(result_of(R"(toDate "2006-01-02T15:04:05Z07:00" "2024-03-10T12:34:56+02:00" | date "15:04 MST")"),
            "10:34 UTC");
  EXPECT_EQ(result_of(R"(toDate "2006" "x")"), "0001-01-01 00:00:00 +0000 UTC");
  EXPECT_EQ(result_of(R"(mustToDate "2006" "x")"), R"(!parsing time "x" as "2006": cannot parse "x" as "2006")");
  EXPECT_EQ(result_of(R"(dateInZone "15:04" 0 "No/Such")"), "00:00");
  EXPECT_EQ(result_of("htmlDate (int64 86400)"), "1970-01-02");
  EXPECT_EQ(result_of(R"(mustDateModify "1x" (toDate "2006" "2024"))"), R"(!time: unknown unit "x" in duration "1x")");
}

TEST(Dates, MethodsOfTime) {
  std::string_view moment = R"((mustToDate "2006-01-02T15:04:05Z07:00" "2024-02-29T23:30:00.25-05:00"))";
  auto of = [moment](std::string_view method) { return result_of(std::string(moment) + std::string(method)); };
  EXPECT_EQ(of(".Year"), "2024");
  EXPECT_EQ(of(".Month"), "February");
  EXPECT_EQ(of(".Weekday"), "Thursday");
  EXPECT_EQ(of(".UTC.Day"), "1");
  EXPECT_EQ(of(".UnixMilli"), "1709267400250");
  EXPECT_EQ(of(".AddDate 1 0 0"), "2025-03-01 23:30:00.25 -0500 -0500");
  EXPECT_EQ(of(".Truncate 3600000000000"), "2024-02-29 23:00:00 -0500 -0500");
  EXPECT_EQ(of(".Round 3600000000000"), "2024-03-01 00:00:00 -0500 -0500");
  EXPECT_EQ(of(".Sub (toDate \"2006-01-02\" \"2024-03-01\")"), "4h30m0.25s");
  EXPECT_EQ(of(".After (toDate \"2006-01-02\" \"2024-03-01\")"), "true");
  EXPECT_EQ(of(" | toJson"), R"("2024-02-29T23:30:00.25-05:00")");
  EXPECT_EQ(of(".IsZero"), "false");
}

TEST(Dates, AYearThatJsonCantHoldIsRefused) {
  EXPECT_EQ(result_of(R"((toDate "2006" "x").AddDate -9 0 0 | toJson)"), "");
  EXPECT_EQ(result_of(R"((toDate "2006" "x").AddDate -9 0 0 | mustToJson)"),
            "!json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of range [0,9999]");
}

TEST(Durations, OfSprig) {
  EXPECT_EQ(rendered(R"({{ duration 95 }} {{ duration "95" }} {{ duration (int64 95) }})"), "0s 1m35s 1m35s");
  EXPECT_EQ(rendered(R"({{ durationRound "2400h" }} {{ durationRound "1s" }} {{ durationRound "90s" }})"), "3mo 0s 1m");
}

TEST(Durations, OfHelm) {
  EXPECT_EQ(rendered(R"({{ mustToDuration " 2.5 " }} {{ mustToDuration 90 }} {{ typeOf (mustToDuration 1) }})"),
            "2.5s 1m30s time.Duration");
  EXPECT_EQ(result_of(R"(mustToDuration "x")"), "!could not parse duration \"x\"");
  EXPECT_EQ(result_of(R"(mustToDuration "")"), "!empty duration");
  EXPECT_EQ(result_of("mustToDuration nil"), "!invalid duration");
  EXPECT_EQ(result_of("mustToDuration list"), "!unsupported duration type []interface {}");
  EXPECT_EQ(result_of("mustToDuration 9223372037"), "!duration seconds overflow: 9223372037");
  EXPECT_EQ(rendered(R"({{ durationSeconds "1.5s" }} {{ durationHours "90m" }} {{ durationWeeks "84h" }})"),
            "1.5 1.5 0.5");
  EXPECT_EQ(rendered(R"({{ durationMilliseconds "1.0019s" }} {{ durationDays "x" }})"), "1001 0");
  EXPECT_EQ(
      rendered(R"({{ durationRoundTo "-90m" "1h" }} {{ durationTruncateTo "-90m" "1h" }} {{ durationRoundTo 5 "x" }})"),
      "-2h0m0s -1h0m0s 5s");
}

}  // namespace
}  // namespace pave::lang::gotemplate
