#include "doc/json_schema/decimal.h"

#include <gtest/gtest.h>

namespace pave::doc::json_schema {
namespace {

Decimal number(std::string_view text) {
  auto parsed = parse_decimal(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Decimal{});
}

TEST(Decimal, ReadsNumbersExactly) {
  EXPECT_EQ(number("1.0"), number("1"));
  EXPECT_EQ(number("100"), number("1e2"));
  EXPECT_EQ(number("-0"), number("0.000"));
  EXPECT_EQ(number("0.10"), number("1E-1"));
  EXPECT_FALSE(number("12345678901234567890") == number("12345678901234567891"));
  for (std::string_view text : {"", "-", ".", "1x", ".nan", "1e", "e1"}) EXPECT_FALSE(parse_decimal(text)) << text;
}

TEST(Decimal, Compares) {
  EXPECT_LT(compare(number("-2"), number("-1")), 0);
  EXPECT_LT(compare(number("-1"), number("0")), 0);
  EXPECT_GT(compare(number("10"), number("9")), 0);
  EXPECT_GT(compare(number("1.05"), number("1.049999")), 0);
  EXPECT_EQ(compare(number("1e3"), number("1000.0")), 0);
  EXPECT_LT(compare(number("0.5"), number("1")), 0);
}

TEST(Decimal, KnowsWholeNumbers) {
  EXPECT_TRUE(number("1e400").is_integer());
  EXPECT_TRUE(number("5.000").is_integer());
  EXPECT_FALSE(number("5.001").is_integer());
  EXPECT_EQ(number("1500").to_integer(), 1500);
  EXPECT_EQ(number("1e30").to_integer(), INT64_MAX);
  EXPECT_EQ(number("-7.9").to_integer(), -7);
}

TEST(Decimal, DividesExactly) {
  EXPECT_TRUE(is_multiple(number("0.3"), number("0.1")));
  EXPECT_TRUE(is_multiple(number("4.5"), number("1.5")));
  EXPECT_TRUE(is_multiple(number("1e308"), number("0.123456789")) == false);
  EXPECT_TRUE(is_multiple(number("1e308"), number("0.5")));
  EXPECT_TRUE(is_multiple(number("1e1000000000"), number("1024")));
  EXPECT_FALSE(is_multiple(number("35"), number("1.5e1")));
  EXPECT_TRUE(is_multiple(number("0"), number("7")));
  EXPECT_FALSE(is_multiple(number("0.0075"), number("0.00751")));
}

}  // namespace
}  // namespace pave::doc::json_schema
