#include "base/pattern.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

TEST(Pattern, IsThatOfGo) {
  EXPECT_EQ(Pattern("(?<name>a)b").error(), "");
  EXPECT_TRUE(Pattern("(?<name>a)b").matches("xabx"));
  EXPECT_NE(Pattern("(?<!a)b").error(), "");
  EXPECT_NE(Pattern("(?=a)").error(), "");
  EXPECT_NE(Pattern("\\C").error(), "");
  EXPECT_TRUE(Pattern("[(?<a>]").matches("<"));
  EXPECT_TRUE(Pattern("^\\Q(?<\\E$").matches("(?<"));
  EXPECT_FALSE(Pattern("^a$").matches("a\n"));
}

TEST(Pattern, KnowsTheLongNamesOfClasses) {
  EXPECT_TRUE(Pattern("^\\p{Letter}+$").matches("n\u00e4\u00e9"));
  EXPECT_FALSE(Pattern("^\\p{Letter}+$").matches("a1"));
  EXPECT_TRUE(Pattern("^[\\p{decimal_Number}x]+$").matches("1x"));
  EXPECT_TRUE(Pattern("^\\P{^greek}+$").matches("\u03b1"));
  EXPECT_TRUE(Pattern("^\\pl+$").matches("ab"));
  EXPECT_NE(Pattern("\\p{Nothing}").error(), "");
}

TEST(Pattern, SaysErrorsAsGo) {
  EXPECT_EQ(Pattern("a").go_error(), "");
  EXPECT_EQ(Pattern("(a").go_error(), "error parsing regexp: missing closing ): `(a`");
  EXPECT_EQ(Pattern("[a").go_error(), "error parsing regexp: missing closing ]: `[a`");
  EXPECT_EQ(Pattern("*").go_error(), "error parsing regexp: missing argument to repetition operator: `*`");
}

}  // namespace
}  // namespace pave::base
