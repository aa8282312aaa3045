#include "base/base64.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

TEST(Base64, DecodesGroupsPaddingAndLineBreaks) {
  EXPECT_EQ(decode_base64(""), "");
  EXPECT_EQ(decode_base64("cGF2ZQ=="), "pave");
  EXPECT_EQ(decode_base64("cGF2ZWQ="), "paved");
  EXPECT_EQ(decode_base64("cGF2\r\nZQ=\n=\n"), "pave");
  EXPECT_EQ(decode_base64("+/+/"), "\xfb\xff\xbf");
  EXPECT_EQ(decode_base64("\n"), "");
  EXPECT_EQ(decode_base64("cGF2ZR=="), "pave") << "left-over bits don't matter";
}

TEST(Base64, RefusesTheRest) {
  for (std::string_view text : {"c", "cG", "cGF", "cGF2ZQ", "cGF2ZQ=", "cGF2ZQ===", "=", "cGF2=", "cG=2",
                                "cGF2 ZQ==", "-_-_", "text", "cGF2ZQ==cGF2"})
    EXPECT_EQ(is_base64(text), text == "text") << text;
}

}  // namespace
}  // namespace pave::base
