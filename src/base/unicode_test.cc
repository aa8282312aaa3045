#include "base/unicode.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

/// FNV-1a over what a property says of each code point.
template <typename Property>
std::uint32_t sum_over_all(Property property) {
  std::uint32_t hash = 2166136261U;
  for (std::uint32_t code = 0; code <= 0x10ffff; ++code) {
    auto said = static_cast<std::uint32_t>(property(code));
    for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ (said >> shift & 0xff)) * 16777619U;
  }
  return hash;
}

// The sums are those of Go 1.27's functions over all code points.
TEST(Unicode, ClassesAreGos) {
  EXPECT_EQ(sum_over_all(is_upper_letter), 3498016629U);
  EXPECT_EQ(sum_over_all(is_lower_letter), 2268843332U);
  EXPECT_EQ(sum_over_all(is_title_letter), 3371430692U);
  EXPECT_EQ(sum_over_all(is_letter), 4294924069U);
  EXPECT_EQ(sum_over_all(is_number), 1450803381U);
  EXPECT_EQ(sum_over_all(is_digit), 3326925493U);
  EXPECT_EQ(sum_over_all(is_punctuation), 2500458325U);
  EXPECT_EQ(sum_over_all(is_white_space), 2966548580U);
  EXPECT_EQ(sum_over_all(is_printable), 2604172436U);
}

TEST(Unicode, CasesAreGos) {
  EXPECT_EQ(sum_over_all(upper_of), 3934565033U);
  EXPECT_EQ(sum_over_all(lower_of), 3159850002U);
  EXPECT_EQ(sum_over_all(title_of), 369863685U);
}

TEST(Unicode, ABrokenByteIsOneReplacement) {
  std::uint32_t code = 0;
  EXPECT_EQ(next_character("\xc3\xa9x", code), 2U);
  EXPECT_EQ(code, 0xe9U);
  EXPECT_EQ(next_character("\xc3", code), 1U);
  EXPECT_EQ(code, kReplacement);
  EXPECT_EQ(last_character("x\xc3\xa9", code), 2U);
  EXPECT_EQ(code, 0xe9U);
  EXPECT_EQ(last_character("\xe2\x9c", code), 1U);
  EXPECT_EQ(last_character("a\x80\x80\x80\x80\x80", code), 1U);
  EXPECT_EQ(code, kReplacement);
  EXPECT_EQ(count_characters("a\xc3\xa9\xff\xff"), 4U);
}

}  // namespace
}  // namespace pave::base
