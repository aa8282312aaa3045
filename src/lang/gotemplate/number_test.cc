#include "lang/gotemplate/number.h"

#include <gtest/gtest.h>

namespace pave::lang::gotemplate {
namespace {

TEST(Number, IntegersOfEveryBase) {
  EXPECT_EQ(read_number("0x1F")->integer, 31);
  EXPECT_EQ(read_number("017")->integer, 15);
  EXPECT_EQ(read_number("0o17")->integer, 15);
  EXPECT_EQ(read_number("0b101")->integer, 5);
  EXPECT_EQ(read_number("1_000")->integer, 1000);
  EXPECT_EQ(read_number("-9223372036854775808")->integer, INT64_MIN);
}

TEST(Number, ALargeNaturalIsNoInteger) {
  auto number = read_number("18446744073709551615");
  ASSERT_TRUE(number);
  EXPECT_FALSE(number->is_int);
  EXPECT_TRUE(number->is_uint);
  EXPECT_EQ(number->natural, UINT64_MAX);
}

TEST(Number, AFloatThatIsWholeIsAnIntegerToo) {
  auto number = read_number("1e3");
  ASSERT_TRUE(number);
  EXPECT_TRUE(number->is_int && number->is_uint && number->is_float);
  EXPECT_EQ(number->integer, 1000);
  EXPECT_FALSE(read_number("1.5")->is_int);
  EXPECT_EQ(read_number("0x1p-2")->real, 0.25);
}

TEST(Number, ComplexNumbers) {
  EXPECT_EQ(read_number("2i")->complex, std::complex<double>(0, 2));
  EXPECT_EQ(read_complex("1e-2-3i")->complex, std::complex<double>(0.01, -3));
  EXPECT_TRUE(read_complex("3+0i")->is_int);
  EXPECT_EQ(read_complex("1+i").error(), "syntax error scanning complex number");
}

TEST(Number, Characters) {
  EXPECT_EQ(read_character("'a'")->integer, 97);
  EXPECT_EQ(read_character("'\\n'")->integer, 10);
  EXPECT_EQ(read_character("'\\u00e9'")->integer, 0xe9);
  EXPECT_EQ(read_character("'ab'").error(), "malformed character constant: 'ab'");
  EXPECT_EQ(read_character("''").error(), "invalid syntax");
}

TEST(Number, MistakesHaveGosWords) {
  EXPECT_EQ(read_number("99999999999999999999").error(), R"(integer overflow: "99999999999999999999")");
  EXPECT_EQ(read_number("1_").error(), R"(illegal number syntax: "1_")");
  EXPECT_EQ(read_number("0x").error(), R"(illegal number syntax: "0x")");
  EXPECT_EQ(read_number("08").error(), R"(integer overflow: "08")");
}

}  // namespace
}  // namespace pave::lang::gotemplate
