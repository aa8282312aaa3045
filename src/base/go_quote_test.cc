#include "base/go_quote.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

using namespace std::string_view_literals;

std::string ascii(std::string_view text) {
  std::string out;
  append_go_quote(text, out, true);
  return out;
}

std::string character(std::uint32_t code, bool ascii_only = false) {
  std::string out;
  append_go_quote_character(code, out, ascii_only);
  return out;
}

TEST(GoQuote, EscapesWhatCannotBePrinted) {
  EXPECT_EQ(go_quote("a\"b\\c'd"), R"("a\"b\\c'd")");
  EXPECT_EQ(go_quote("\a\b\f\n\r\t\v"), R"("\a\b\f\n\r\t\v")");
  EXPECT_EQ(go_quote("\x01\x7f\0"sv), R"("\x01\x7f\x00")");
  EXPECT_EQ(go_quote("\u00e9\u2713"), "\"\u00e9\u2713\"");
  EXPECT_EQ(go_quote("\u00a0\u200b\ufeff"), R"("\u00a0\u200b\ufeff")");
  EXPECT_EQ(go_quote("\U000e0001"), R"("\U000e0001")");
  EXPECT_EQ(go_quote("\xff\xc3"), R"("\xff\xc3")");
  EXPECT_EQ(go_quote("\ufffd"), "\"\ufffd\"");
}

TEST(GoQuote, LeavesNothingBeyondAsciiWhenAsked) { EXPECT_EQ(ascii("\u00e9\U0001f600x"), R"("\u00e9\U0001f600x")"); }

TEST(GoQuote, QuotesCharacters) {
  EXPECT_EQ(character('x'), "'x'");
  EXPECT_EQ(character('\''), R"('\'')");
  EXPECT_EQ(character('"'), "'\"'");
  EXPECT_EQ(character(0xd800), "'\ufffd'");
  EXPECT_EQ(character(0xe9, true), R"('\u00e9')");
}

TEST(GoQuote, KnowsWhatBackQuotesCanHold) {
  EXPECT_TRUE(can_stand_in_back_quotes("a\t\"\\\u00e9"));
  EXPECT_FALSE(can_stand_in_back_quotes("a`b"));
  EXPECT_FALSE(can_stand_in_back_quotes("a\nb"));
  EXPECT_FALSE(can_stand_in_back_quotes("\ufeff"));
  EXPECT_FALSE(can_stand_in_back_quotes("\xff"));
}

}  // namespace
}  // namespace pave::base
