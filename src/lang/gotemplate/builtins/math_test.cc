#include "lang/gotemplate/builtins/math.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "lang/gotemplate/builtins/rendered.h"

namespace pave::lang::gotemplate {
namespace {

TEST(Math, WholeNumbers) {
  EXPECT_EQ(result_of(R"(add 1 2.9 "3" true nil)"), "7");
  EXPECT_EQ(result_of("add | typeOf"), "int64");
  EXPECT_EQ(result_of("div -7 2"), "-3");
  EXPECT_EQ(result_of("mod -7 2"), "-1");
  EXPECT_EQ(result_of("mul 9223372036854775807 2"), "-2");
  EXPECT_EQ(result_of("div -9223372036854775808 -1"), "-9223372036854775808");
  EXPECT_EQ(result_of("mod -9223372036854775808 -1"), "0");
  EXPECT_EQ(result_of("div 1 0"), "!runtime error: integer divide by zero");
  EXPECT_EQ(result_of("mod 1 0"), "!runtime error: integer divide by zero");
  EXPECT_EQ(result_of("min 3 -1.9 2"), "-1");
}

TEST(Math, FloatingPointNumbers) {
  EXPECT_EQ(result_of("floor -1.5"), "-2");
  EXPECT_EQ(result_of("ceil -1.5"), "-1");
  EXPECT_EQ(result_of("maxf 1 2.5 2"), "2.5");
  EXPECT_EQ(result_of(R"(minf 1 "-inf")"), "-Inf");
  EXPECT_EQ(result_of(R"(maxf 1 "nan")"), "NaN");
}

TEST(Math, Rounding) {
  EXPECT_EQ(result_of("round 2.5 0"), "3");
  EXPECT_EQ(result_of("round -2.5 0"), "-3");
  EXPECT_EQ(result_of("round 123.445 2 0.4"), "123.45");
  EXPECT_EQ(result_of("round 1234.5 -2"), "1200");
}

TEST(Math, Decimals) {
  EXPECT_EQ(result_of("addf 0.1 0.2"), "0.3");
  EXPECT_EQ(result_of("divf 2 3"), "0.6666666666666667");
  EXPECT_EQ(result_of("divf 1 0"), "!decimal division by 0");
  EXPECT_EQ(result_of(R"(addf 1 "inf")"), "!Cannot create a Decimal from +Inf");
}

TEST(Math, WhatIsDrawnComesFromTheSeed) {
  std::string_view code = R"({{ range until 20 }}{{ randInt 3 5 }}{{ end }} {{ shuffle "abcdé" }})";
  std::string first = rendered(code, {.seed = 1});
  EXPECT_EQ(first, rendered(code, {.seed = 1}));
  EXPECT_NE(first, rendered(code, {.seed = 2}));
  EXPECT_EQ(first.substr(0, 20).find_first_not_of("34"), std::string::npos);
  std::string letters = first.substr(21);
  EXPECT_EQ(letters.size(), 6U);
  EXPECT_NE(letters.find("é"), std::string::npos);
  EXPECT_EQ(result_of("randInt 5 5"), "!invalid argument to Intn");
}

}  // namespace
}  // namespace pave::lang::gotemplate
