#include "lang/gotemplate/builtins/cast.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace pave::lang::gotemplate {
namespace {

Value text(std::string_view bytes) { return Value::of(bytes); }

TEST(Cast, WholeNumbersOutOfTexts) {
  EXPECT_EQ(to_int64(text("12")), 12);
  EXPECT_EQ(to_int64(text("-7.00")), -7);
  EXPECT_EQ(to_int64(text("0x1F")), 31);
  EXPECT_EQ(to_int64(text("010")), 8);
  EXPECT_EQ(to_int64(text("0b11")), 3);
  EXPECT_EQ(to_int64(text("1_000")), 1000);
  for (std::string_view none : {"", "1.5", "08", "1__0", "_1", " 5", "x", "99999999999999999999", "1e3"})
    EXPECT_EQ(to_int64(text(none)), 0) << none;
}

TEST(Cast, WholeNumbersOutOfOthers) {
  EXPECT_EQ(to_int64(Value::of(true)), 1);
  EXPECT_EQ(to_int64(Value::nil()), 0);
  EXPECT_EQ(to_int64(Value::of_float(-3.9)), -3);
  EXPECT_EQ(to_int64(Value::of_float(1e20)), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(to_int64(Value::of_int(5, Type::Month)), 5);
  EXPECT_EQ(to_int64(Value::of_int(5, Type::Duration)), 0);
}

TEST(Cast, FloatsOutOfTexts) {
  EXPECT_EQ(to_float64(text("1.50")), 1.5);
  EXPECT_EQ(to_float64(text("0x1p4")), 16);
  EXPECT_EQ(to_float64(text("1_0.5")), 10.5);
  EXPECT_EQ(to_float64(text(".5")), 0.5);
  EXPECT_EQ(to_float64(text("1e-400")), 0);
  EXPECT_TRUE(std::isinf(to_float64(text("-Infinity"))));
  EXPECT_TRUE(std::isnan(to_float64(text("NaN"))));
  for (std::string_view none : {"", ".", "1e", "0x1", "1e400", "1 ", "infin", "1_"})
    EXPECT_EQ(to_float64(text(none)), 0) << none;
}

TEST(Cast, OutOfRangeGivesTheNearestNumber) {
  EXPECT_EQ(parse_go_int("99999999999999999999", 10).number, std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(parse_go_int("-99999999999999999999", 10).number, std::numeric_limits<std::int64_t>::min());
  EXPECT_FALSE(parse_go_int("99999999999999999999", 10).is_exact);
  EXPECT_TRUE(parse_go_int("-9223372036854775808", 10).is_exact);
}

}  // namespace
}  // namespace pave::lang::gotemplate
