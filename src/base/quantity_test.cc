#include "base/quantity.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::base {
namespace {

/// `canonical text sign`, or the error's name: one line for one quantity.
std::string show(std::string_view text) {
  auto quantity = Quantity::parse(text);
  if (quantity) return quantity->canonical() + ' ' + quantity->text() + ' ' + std::to_string(quantity->sign());
  switch (quantity.error()) {
    case QuantityError::Form: return "form";
    case QuantityError::Number: return "number";
    case QuantityError::Suffix: return "suffix";
  }
  return {};
}

Quantity quantity(std::string_view text) { return Quantity::parse(text).value(); }

TEST(Quantity, CanonicalFormUsesTheLargestSuffixThatLeavesAWholeNumber) {
  EXPECT_EQ(show("100m"), "100m 100m 1");
  EXPECT_EQ(show("1000m"), "1 1 1");
  EXPECT_EQ(show("1.5"), "1500m 1500m 1");
  EXPECT_EQ(show("0.001"), "1m 1m 1");
  EXPECT_EQ(show("-2000"), "-2k -2k -1");
  EXPECT_EQ(show("1.5Gi"), "1536Mi 1536Mi 1");
  EXPECT_EQ(show("2048Ki"), "2Mi 2Mi 1");
  EXPECT_EQ(show("0.5Ki"), "512 512 1");
  EXPECT_EQ(show("12e6"), "12e6 12e6 1");
  EXPECT_EQ(show("1E4"), "10e3 10e3 1");
}

TEST(Quantity, SomeTextsAreKeptAsTheyWereWritten) {
  EXPECT_EQ(show("1.500"), "1500m 1.500 1");
  EXPECT_EQ(show("+5"), "5 +5 1");
  EXPECT_EQ(show("007"), "7 007 1");
}

TEST(Quantity, ZeroHasManySpellings) {
  for (std::string_view text : {"0", "+", "-", ".", "00", "0.0", "Ki", "m", "e5", "-0Mi", "0.00000000000"})
    EXPECT_EQ(quantity(text).sign(), 0) << text;
}

TEST(Quantity, RefusesWhatTheReferenceRefuses) {
  for (std::string_view text : {"", "A_b", "1 Gi", "1g", " 1", "1..2", "1.5Gib", "1e5x", "10%"})
    EXPECT_EQ(show(text), "form") << text;
  for (std::string_view text : {"--1", "1ki", "1Kii", "1e", "1K", "1e+", "1mi", "1Gi5", "1e99999999999999999999"})
    EXPECT_EQ(show(text), "suffix") << text;
  for (std::string_view text : {"Pi", "e-10", ".Ei"}) EXPECT_EQ(show(text), "number") << text;
}

TEST(Quantity, RoundsUpBelowABillionthAwayFromZero) {
  EXPECT_EQ(show("0.0000000001"), "1n 1n 1");
  EXPECT_EQ(show("-1.0000000001"), "-1000000001n -1000000001n -1");
  EXPECT_EQ(show("1e-2000000000"), "1e-9 1e-9 1");
  EXPECT_EQ(show("9.9999999999"), "10 10 1");
}

TEST(Quantity, BinaryAmountsAreCutAtInt64) {
  EXPECT_EQ(show("8Ei"), "9223372036854775807 9223372036854775807 1");
  EXPECT_EQ(show("-100Ei"), "-9223372036854775807 -9223372036854775807 -1");
  EXPECT_EQ(show("7Ei"), "7Ei 7Ei 1");
  EXPECT_GT(quantity("100E"), quantity("8Ei"));
}

TEST(Quantity, ComparesAmounts) {
  EXPECT_EQ(quantity("1Ki"), quantity("1024"));
  EXPECT_EQ(quantity("1"), quantity("1000m"));
  EXPECT_LT(quantity("100m"), quantity("0.2"));
  EXPECT_LT(quantity("-2"), quantity("-1"));
  EXPECT_LT(quantity("-1"), quantity("0"));
  EXPECT_LT(quantity("999999999999999999999"), quantity("1e21"));
  EXPECT_LT(quantity("1e2000000000"), quantity("1e2000000001"));
}

TEST(Quantity, RoundsUpToAPowerOfTen) {
  EXPECT_EQ(quantity("100n").rounded_up(-3), quantity("1m"));
  EXPECT_EQ(quantity("-1.0001").rounded_up(-3), quantity("-1.001"));
  EXPECT_EQ(quantity("999.9999").rounded_up(-3), quantity("1k"));
  EXPECT_EQ(quantity("1Ki").rounded_up(-3).text(), "1Ki");
  EXPECT_TRUE(quantity("1.50k").is_whole());
  EXPECT_FALSE(quantity("1500m").is_whole());
}

TEST(Quantity, HasAWholeValue) {
  EXPECT_EQ(quantity("1500m").value(), 2);
  EXPECT_EQ(quantity("-0.1").value(), -1);
  EXPECT_EQ(quantity("2Mi").value(), 2097152);
  EXPECT_EQ(quantity("100E").value(), INT64_MAX);
  EXPECT_EQ(quantity("1e2000000000").value(), INT64_MAX);
}

TEST(Quantity, Adds) {
  EXPECT_EQ(quantity("1") + quantity("250m"), quantity("1250m"));
  EXPECT_EQ(quantity("1Gi") + quantity("1"), quantity("1073741825"));
  EXPECT_EQ(quantity("-1") + quantity("250m"), quantity("-750m"));
  EXPECT_EQ((quantity("5") + quantity("-5")).sign(), 0);
  EXPECT_EQ(quantity("999") + quantity("1e3"), quantity("1999"));
  EXPECT_EQ(quantity("1e2000000000") + quantity("1"), quantity("1e2000000000"));
}

TEST(Quantity, IsScaledAndRoundedAwayFromZero) {
  auto scaled = [](std::string_view text, int power) { return Quantity::parse(text)->scaled(power); };
  EXPECT_EQ(scaled("1500m", 0), 2);
  EXPECT_EQ(scaled("1500m", -3), 1500);
  EXPECT_EQ(scaled("-100m", 0), -1);
  EXPECT_EQ(scaled("4Ki", 0), 4096);
  EXPECT_EQ(scaled("1k", 0), 1000);
  EXPECT_EQ(scaled("0", -9), 0);
  EXPECT_EQ(scaled("10E", -3), std::nullopt);
}

}  // namespace
}  // namespace pave::base
