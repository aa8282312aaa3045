#include "base/utf8.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

std::size_t length_of(std::string_view text) {
  std::uint32_t code = 0;
  return decode_utf8(text, code);
}

TEST(Utf8, EveryCharacterComesBack) {
  for (std::uint32_t code = 0; code <= 0x10ffff; ++code) {
    if (code == 0xd800) code = 0xe000;
    std::string text;
    append_utf8(code, text);
    std::uint32_t decoded = 0;
    ASSERT_EQ(decode_utf8(text, decoded), text.size()) << code;
    ASSERT_EQ(decoded, code);
  }
}

TEST(Utf8, WhatIsNotWellFormedIsRefused) {
  for (std::string_view text : {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x41", "\xe0\x80\x80",
                                "\xe0\x9f\xbf", "\xe2\x82", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x80\x80\x80",
                                "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xf0\x9f\x98"})
    EXPECT_EQ(length_of(text), 0U) << testing::PrintToString(text);
  EXPECT_EQ(length_of(""), 0U);
}

TEST(Utf8, DecodesOnlyTheFirstCharacter) {
  EXPECT_EQ(length_of("ab"), 1U);
  EXPECT_EQ(length_of("\xc3\xa9z"), 2U);
  EXPECT_EQ(length_of("\xf0\x9f\x98\x80\xff"), 4U);
}

TEST(FindUnprintable, AcceptsWhatYamlAllows) {
  EXPECT_EQ(find_unprintable(""), std::string_view::npos);
  EXPECT_EQ(find_unprintable("a\tb\r\nc ~\xc2\x85\xc2\xa0\xef\xbb\xbf\xee\x80\x80\xf0\x9f\x98\x80"),
            std::string_view::npos);
}

TEST(FindUnprintable, FindsWhatItForbidsAtEveryPlaceOfABlock) {
  using namespace std::string_view_literals;
  for (std::string_view bad : {"\0"sv, "\x01"sv, "\x0b"sv, "\x1f"sv, "\x7f"sv, "\xc2\x80"sv, "\xc2\x9f"sv,
                               "\xef\xbf\xbe"sv, "\xef\xbf\xbf"sv, "\xff"sv, "\xc3"sv, "\xed\xa0\x80"sv})
    for (std::size_t before = 0; before < 40; ++before) {
      std::string text(before, 'x');
      text += bad;
      EXPECT_EQ(find_unprintable(text), before);
      EXPECT_EQ(find_unprintable(text + std::string(20, 'y')), before);
      // Also behind other characters than ASCII, which leave the fast path.
      std::string wide = std::string(before, '\n') + "\xc3\xa9" + std::string(before, 'z');
      EXPECT_EQ(find_unprintable(wide + std::string(bad)), wide.size());
    }
}

}  // namespace
}  // namespace pave::base
