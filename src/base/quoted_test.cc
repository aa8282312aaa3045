#include "base/quoted.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

TEST(Quoted, PrintableTextStaysAsItIs) {
  EXPECT_EQ(go_quoted("a b"), "\"a b\"");
  EXPECT_EQ(go_quoted("größe €"), "\"größe €\"");
}

TEST(Quoted, TheRestIsEscapedAsGoDoes) {
  EXPECT_EQ(go_quoted("a\"b\\c"), "\"a\\\"b\\\\c\"");
  EXPECT_EQ(go_quoted("\n\t\r\a\b\f\v"), "\"\\n\\t\\r\\a\\b\\f\\v\"");
  EXPECT_EQ(go_quoted(std::string_view("\0\x7f", 2)), "\"\\x00\\x7f\"");
  EXPECT_EQ(go_quoted("\xc2\xa0"), "\"\\u00a0\"");
  EXPECT_EQ(go_quoted("\xe2\x80\x8b"), "\"\\u200b\"");
  EXPECT_EQ(go_quoted("\xf3\xa0\x80\x81"), "\"\\U000e0001\"");
  EXPECT_EQ(go_quoted("\xff"), "\"\\xff\"");
}

}  // namespace
}  // namespace pave::base
