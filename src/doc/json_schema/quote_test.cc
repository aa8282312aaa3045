#include "doc/json_schema/quote.h"

#include <gtest/gtest.h>

namespace pave::doc::json_schema {
namespace {

TEST(Quote, IsThatOfTheLibrary) {
  EXPECT_EQ(quote("it's \"x\"\n"), "'it\\'s \"x\"\\n'");
  EXPECT_EQ(quote("a\\"), "'a\\'");
  EXPECT_EQ(quote("a\\b"), "'a\\\\b'");
  EXPECT_EQ(quote("\u00e4\u200b\xff"), "'\u00e4\\u200b\\xff'");
  EXPECT_EQ(quote_all({"a", "b"}), "'a', 'b'");
  EXPECT_EQ(quote_character("\\x"), "'\\\\'");
}

TEST(Quote, NumbersAreEnglish) {
  EXPECT_EQ(english(std::int64_t{1234567}), "1,234,567");
  EXPECT_EQ(english(std::int64_t{-1000}), "-1,000");
  EXPECT_EQ(english(70000.0), "70,000");
  EXPECT_EQ(english(1234567.25), "1.23456725×10⁰⁶");
  EXPECT_EQ(english(0.00001), "1×10⁻⁰⁵");
  EXPECT_EQ(english(0.00012345), "0.00012345");
  EXPECT_EQ(english(-70000.5), "-70,000.5");
  EXPECT_EQ(english(1e300), "1×10³⁰⁰");
  EXPECT_EQ(english(0.0), "0");
}

}  // namespace
}  // namespace pave::doc::json_schema
