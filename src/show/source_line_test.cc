#include "show/source_line.h"

#include <gtest/gtest.h>

namespace pave::show {
namespace {

/// Both lines as they stand under each other.
std::string drawn(std::string_view line, std::uint32_t column, std::size_t width = 80) {
  SourceLine out = source_line(line, column, width);
  return out.text + "\n" + std::string(out.caret, ' ') + std::string(out.caret_width, '^');
}

TEST(SourceLine, PutsTheCaretUnderTheWholeToken) {
  EXPECT_EQ(drawn("  replcas: 3", 3), "  replcas: 3\n  ^^^^^^^");
  EXPECT_EQ(drawn("  replicas: three  # a comment", 13), "  replicas: three  # a comment\n            ^^^^^");
  EXPECT_EQ(drawn("  schedule: */5 * * * *", 13), "  schedule: */5 * * * *\n            ^^^^^^^^^^^");
  EXPECT_EQ(drawn(R"(  "a: b": "c\" d")", 11), "  \"a: b\": \"c\\\" d\"\n          ^^^^^^^");
  EXPECT_EQ(drawn("{a: b, c: d}", 5), "{a: b, c: d}\n    ^");
  EXPECT_EQ(drawn("args: [one, two]", 7), "args: [one, two]\n      ^");
  EXPECT_EQ(drawn("spec:", 1), "spec:\n^^^^");
  EXPECT_EQ(drawn("image: a:b", 8), "image: a:b\n       ^^^");
}

TEST(SourceLine, StandsBehindTheEndOfTheLineWhenThePlaceDoes) {
  EXPECT_EQ(drawn("spec:", 6), "spec:\n     ^");
  EXPECT_EQ(drawn("", 1), "\n^");
  EXPECT_EQ(drawn("ab", 99), "ab\n  ^");
}

TEST(SourceLine, CountsColumnsAsATerminalShowsThem) {
  EXPECT_EQ(drawn("名前: web", 5), "名前: web\n      ^^^");
  EXPECT_EQ(drawn("\tkey: x", 2), "    key: x\n    ^^^");
  EXPECT_EQ(drawn("e\xcc\x81: x", 5), "e\xcc\x81: x\n   ^");
  EXPECT_EQ(drawn("a\x1b: x", 5), "a\xef\xbf\xbd: x\n    ^");
}

TEST(SourceLine, CutsALongLineAroundTheCaret) {
  std::string line = "data: " + std::string(200, 'a') + " {b} " + std::string(200, 'c');
  SourceLine out = source_line(line, 208, 40);
  EXPECT_EQ(out.text, "…aaaaaaaaaaa {b} cccccccccccccccccccccc…");
  EXPECT_EQ(out.caret, 13U);
  SourceLine start = source_line(line, 1, 40);
  EXPECT_EQ(start.text, "data: " + std::string(32, 'a') + "…");
  EXPECT_EQ(start.caret, 0U);
  SourceLine end = source_line(line, 411, 40);
  EXPECT_EQ(end.text, "…" + std::string(38, 'c'));
  EXPECT_EQ(end.caret, 38U);
  EXPECT_EQ(source_line(line, 7, 40).caret_width, 32U) << "the caret ends where the line is cut";
}

TEST(SourceLine, LaysOutOnlyWhatIsNearTheCaret) {
  std::string line;
  while (line.size() < 1'000'000) line += "\"kéy\": 1, ";
  for (std::uint32_t column = 1; column < 900'000; column += 89'990) {
    SourceLine out = source_line(line, column, 80);
    EXPECT_LE(out.laid_out, 8U * 80) << column;
    EXPECT_LE(out.caret + out.caret_width, 80U) << column;
  }
  EXPECT_EQ(source_line(std::string(1'000'000, 'a') + ": x", 1, 40).text, std::string(38, 'a') + "…");
}

TEST(SourceLine, MarksTheEndsOfAPartOfALine) {
  EXPECT_EQ(source_line("b: c", 1, 80, {.before = true}).text, "…b: c");
  EXPECT_EQ(source_line("b: c", 1, 80, {.before = true}).caret, 1U);
  EXPECT_EQ(source_line("b: c", 1, 80, {.behind = true}).text, "b: c…");
  EXPECT_EQ(source_line(std::string(40, 'a'), 20, 40, {true, true}).text, "…" + std::string(38, 'a') + "…");
}

TEST(MaskValue, HidesTheValueAndKeepsTheKeyOfTheField) {
  EXPECT_EQ(mask_value("  password: hunter2", "data.password"), "  password: ******");
  EXPECT_EQ(mask_value("  tls.crt: abc", "data[tls.crt]"), "  tls.crt: ******");
  EXPECT_EQ(mask_value("  \"tls.crt\": abc", "data[tls.crt]"), "  \"tls.crt\": ******");
  EXPECT_EQ(mask_value("  password:", "data.password"), "  password:");
}

TEST(MaskValue, HidesALineThatIsNotTheKeyOfTheField) {
  EXPECT_EQ(mask_value("    user: root", "stringData.config"), "    ******");
  EXPECT_EQ(mask_value("data: {password: hunter2}", "data.password"), "******");
  EXPECT_EQ(mask_value("hunter2", "data.password"), "******");
  EXPECT_EQ(mask_value("  passwordless: x", "data.password"), "  ******");
  EXPECT_EQ(mask_value("  password: x", ""), "  ******");
  EXPECT_EQ(mask_value("password: x", "data.password", {.before = true}), "******") << "may be the end of a secret";
  EXPECT_EQ(mask_value("   ", "data.password", {.before = true}), "******");
}

}  // namespace
}  // namespace pave::show
