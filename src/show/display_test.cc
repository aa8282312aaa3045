#include "show/display.h"

#include <gtest/gtest.h>

namespace pave::show {
namespace {

std::string harmless(std::string_view text) {
  std::string out;
  append_harmless(text, out);
  return out;
}

TEST(Display, DecodesWhatIsUtf8AndNothingElse) {
  EXPECT_EQ(first_character("a").code, U'a');
  EXPECT_EQ(first_character("é!").code, U'é');
  EXPECT_EQ(first_character("é!").bytes, 2U);
  EXPECT_EQ(first_character("漢").bytes, 3U);
  EXPECT_EQ(first_character("🚀").code, U'🚀');
  for (std::string_view bad :
       {"\x80", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "\xe6\xbc"}) {
    EXPECT_EQ(first_character(bad).code, kReplacement);
    EXPECT_EQ(first_character(bad).bytes, 1U);
  }
}

TEST(Display, KnowsWidths) {
  EXPECT_EQ(display_width(U'a'), 1);
  EXPECT_EQ(display_width(U'é'), 1);
  EXPECT_EQ(display_width(U'漢'), 2);
  EXPECT_EQ(display_width(U'🚀'), 2);
  EXPECT_EQ(display_width(0x0301), 0);
  EXPECT_EQ(display_width(0x200d), 0);
}

TEST(Display, TakesTheTeethOutOfControlCharacters) {
  EXPECT_EQ(harmless("a\x1b[31mred"), "a\xef\xbf\xbd[31mred");
  EXPECT_EQ(harmless("two\nlines\tand a tab"), "two lines and a tab");
  EXPECT_EQ(harmless("right\xe2\x80\xaeto left"), "right\xef\xbf\xbdto left");
  EXPECT_EQ(harmless("\xc2\x9b"
                     "31m"),
            "\xef\xbf\xbd"
            "31m");
  EXPECT_EQ(harmless("naïve 漢字"), "naïve 漢字");
}

}  // namespace
}  // namespace pave::show
