#include "base/float_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace pave::base {
namespace {

/// What Go prints: strconv.FormatFloat(value, 'g', -1, 64), the same with 32, encoding/json.
struct Row {
  double value;
  const char* shortest;
  const char* as_float32;
  const char* json;
};

constexpr Row kRows[] = {
    {0, "0", "0", "0"},
    {-0.0, "-0", "-0", "-0"},
    {1, "1", "1", "1"},
    {-1, "-1", "-1", "-1"},
    {0.1, "0.1", "0.1", "0.1"},
    {1.5, "1.5", "1.5", "1.5"},
    {100, "100", "100", "100"},
    {999999, "999999", "999999", "999999"},
    {1e6, "1e+06", "1e+06", "1000000"},
    {1234567, "1.234567e+06", "1.234567e+06", "1234567"},
    {123456.5, "123456.5", "123456.5", "123456.5"},
    {1234567.5, "1.2345675e+06", "1.2345675e+06", "1234567.5"},
    {1e15, "1e+15", "1e+15", "1000000000000000"},
    {1e20, "1e+20", "1e+20", "100000000000000000000"},
    {123456789012345680000.0, "1.2345678901234568e+20", "1.2345679e+20", "123456789012345680000"},
    {1e21, "1e+21", "1e+21", "1e+21"},
    {1.5e21, "1.5e+21", "1.5e+21", "1.5e+21"},
    {1e100, "1e+100", ".inf", "1e+100"},
    {1.7976931348623157e308, "1.7976931348623157e+308", ".inf", "1.7976931348623157e+308"},
    {5e-324, "5e-324", "0", "5e-324"},
    {2.2250738585072014e-308, "2.2250738585072014e-308", "0", "2.2250738585072014e-308"},
    {1e-4, "0.0001", "0.0001", "0.0001"},
    {0.00012345, "0.00012345", "0.00012345", "0.00012345"},
    {1e-5, "1e-05", "1e-05", "0.00001"},
    {0.000012345, "1.2345e-05", "1.2345e-05", "0.000012345"},
    {1e-6, "1e-06", "1e-06", "0.000001"},
    {5e-7, "5e-07", "5e-07", "5e-7"},
    {1.5e-7, "1.5e-07", "1.5e-07", "1.5e-7"},
    {1e-10, "1e-10", "1e-10", "1e-10"},
    {3.141592653589793, "3.141592653589793", "3.1415927", "3.141592653589793"},
    {-27182818284.590454, "-2.7182818284590454e+10", "-2.7182817e+10", "-27182818284.590454"},
    {4503599627370496.5, "4.503599627370496e+15", "4.5035996e+15", "4503599627370496"},
    {16777217, "1.6777217e+07", "1.6777216e+07", "16777217"},
};

TEST(FloatText, IsWhatGoPrints) {
  for (const Row& row : kRows) {
    EXPECT_EQ(go_float_text(row.value), row.shortest);
    EXPECT_EQ(go_float_text(static_cast<float>(row.value)), row.as_float32);
    EXPECT_EQ(json_float_text(row.value), row.json);
  }
}

TEST(FloatText, ComesBack) {
  for (const Row& row : kRows) {
    EXPECT_EQ(parse_float(row.shortest), row.value);
    EXPECT_EQ(parse_float(row.json), row.value);
  }
}

TEST(FloatText, WhatIsNoNumberIsWrittenAsYamlDoes) {
  EXPECT_EQ(go_float_text(std::numeric_limits<double>::infinity()), ".inf");
  EXPECT_EQ(go_float_text(-std::numeric_limits<double>::infinity()), "-.inf");
  EXPECT_EQ(go_float_text(std::nan("")), ".nan");
}

TEST(ParseFloat, TakesDigitsOnePointAndAnExponent) {
  EXPECT_EQ(parse_float("1."), 1.0);
  EXPECT_EQ(parse_float(".5"), 0.5);
  EXPECT_EQ(parse_float("+1.5e3"), 1500.0);
  EXPECT_EQ(parse_float("-1.5E-3"), -0.0015);
}

TEST(ParseFloat, RefusesOtherTexts) {
  for (const char* text :
       {"", "-", "+", ".", "e5", "1e", "1e+", "inf", "nan", "-inf", "0x10", "1_0", " 1", "1 ", "1.2.3", "--1", "+-1"})
    EXPECT_EQ(parse_float(text), std::nullopt) << text;
}

TEST(ParseFloat, TooSmallIsZeroAndTooLargeIsNone) {
  EXPECT_EQ(parse_float("1e-400"), 0.0);
  EXPECT_EQ(parse_float("0.000001e-400"), 0.0);
  EXPECT_EQ(parse_float("0." + std::string(400, '0') + "1"), 0.0);
  EXPECT_EQ(parse_float("1e400"), std::nullopt);
  EXPECT_EQ(parse_float("0.1e400"), std::nullopt);
  EXPECT_EQ(parse_float("-1" + std::string(400, '0')), std::nullopt);
}

}  // namespace
}  // namespace pave::base
