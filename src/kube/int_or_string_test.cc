#include "kube/int_or_string.h"

#include <gtest/gtest.h>

namespace pave::kube {
namespace {

TEST(IntOrString, ParsesDecimalInt32AsNumber) {
  EXPECT_EQ(IntOrString::parse("80").number, 80);
  EXPECT_EQ(IntOrString::parse("+80").number, 80);
  EXPECT_EQ(IntOrString::parse("-1").number, -1);
  for (std::string_view text : {"http", "25%", "2147483648", "", "+", "+-1", "0x10", "1.0"}) {
    EXPECT_TRUE(IntOrString::parse(text).is_string) << text;
    EXPECT_EQ(IntOrString::parse(text).text, text);
  }
}

TEST(IntOrString, ScalesPercentages) {
  EXPECT_EQ(IntOrString::parse("3").scaled(10, true), 3);
  EXPECT_EQ(IntOrString::parse("25%").scaled(10, true), 3);
  EXPECT_EQ(IntOrString::parse("25%").scaled(10, false), 2);
  EXPECT_EQ(IntOrString::parse("-25%").scaled(10, true), -2);
  EXPECT_EQ(IntOrString::parse("-25%").scaled(10, false), -3);
  EXPECT_EQ(IntOrString::parse("http").scaled(10, true), std::nullopt);
  EXPECT_EQ(IntOrString::parse("x%").scaled(10, true), std::nullopt);
}

}  // namespace
}  // namespace pave::kube
