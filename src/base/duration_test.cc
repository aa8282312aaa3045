#include "base/duration.h"

#include <gtest/gtest.h>

#include <limits>

namespace pave::base {
namespace {

std::string show(std::string_view text) {
  auto duration = parse_duration(text);
  return duration ? duration_text(*duration) : "none";
}

TEST(Duration, ReadsWhatGoReads) {
  EXPECT_EQ(show("0"), "0s");
  EXPECT_EQ(show("1h30m"), "1h30m0s");
  EXPECT_EQ(show("-1.5s"), "-1.5s");
  EXPECT_EQ(show("+300ms"), "300ms");
  EXPECT_EQ(show("1.5us"), "1.5\u00b5s");
  EXPECT_EQ(show("2\u03bcs3\u00b5s"), "5\u00b5s");
  EXPECT_EQ(show(".5m"), "30s");
  EXPECT_EQ(show("1.m"), "1m0s");
  EXPECT_EQ(show("24h"), "24h0m0s");
  EXPECT_EQ(show("0.3333333333333333333h"), "20m0s");
}

TEST(Duration, RefusesTheRest) {
  for (std::string_view text : {"", "+", "1", "1d", "1 s", "s", ".s", "1h ", "-", "1h-1m", "1S", "5minutes"})
    EXPECT_EQ(show(text), "none") << text;
}

TEST(Duration, EndsAtInt64) {
  EXPECT_EQ(parse_duration("9223372036854775807ns")->count(), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(parse_duration("-9223372036854775808ns")->count(), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(show("-9223372036854775808ns"), "-2562047h47m16.854775808s");
  EXPECT_EQ(show("9223372036854775808ns"), "none");
  EXPECT_EQ(show("3000000h"), "none");
  EXPECT_EQ(show("99999999999999999999s"), "none");
}

}  // namespace
}  // namespace pave::base
