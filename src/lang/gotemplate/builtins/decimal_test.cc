#include "lang/gotemplate/builtins/decimal.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pave::lang::gotemplate {
namespace {

double add(double one, double other) { return Decimal(one).plus(Decimal(other)).number(); }
double subtract(double one, double other) { return Decimal(one).minus(Decimal(other)).number(); }
double multiply(double one, double other) { return Decimal(one).times(Decimal(other)).number(); }
double divide(double one, double other) { return Decimal(one).over(Decimal(other))->number(); }

TEST(Decimal, CountsAsPeopleDo) {
  EXPECT_EQ(add(0.1, 0.2), 0.3);
  EXPECT_EQ(subtract(0.3, 0.1), 0.2);
  EXPECT_EQ(subtract(0.1, 0.3), -0.2);
  EXPECT_EQ(multiply(1.1, 1.1), 1.21);
  EXPECT_EQ(multiply(-1.1, 0), 0);
  EXPECT_EQ(add(1e20, 1), 100000000000000000001.0);
}

TEST(Decimal, DividesToSixteenPlaces) {
  EXPECT_EQ(divide(1, 3), 0.3333333333333333);
  EXPECT_EQ(divide(2, 3), 0.6666666666666667);
  EXPECT_EQ(divide(-2, 3), -0.6666666666666667);
  EXPECT_EQ(divide(1, 1e300), 0);
  EXPECT_EQ(divide(1e300, 7), 1e300 / 7);
  EXPECT_EQ(divide(123456789012345680000.0, 9876543210.123457), 12499999887.1875);
  EXPECT_FALSE(Decimal(1).over(Decimal()));
}

TEST(Decimal, TheLargestAndTheSmallest) {
  EXPECT_EQ(add(1.7976931348623157e308, 5e-324), 1.7976931348623157e308);
  EXPECT_TRUE(std::isinf(multiply(1e300, 1e300)));
  EXPECT_EQ(multiply(1e-300, 1e-300), 0);
}

}  // namespace
}  // namespace pave::lang::gotemplate
