#include "render/helm/ignore.h"

#include <gtest/gtest.h>

namespace pave::render::helm {
namespace {

bool ignores(std::string_view rules, std::string_view path, bool is_folder = false) {
  auto parsed = IgnoreRules::parse(rules);
  EXPECT_TRUE(parsed.has_value()) << rules;
  return parsed && parsed->ignores(path, is_folder);
}

TEST(IgnoreRules, WithoutASlashTheNameIsMatchedAtAnyDepth) {
  EXPECT_TRUE(ignores("*.bak", "a.bak"));
  EXPECT_TRUE(ignores("*.bak", "templates/x/a.bak"));
  EXPECT_FALSE(ignores("*.bak", "a.bak2"));
  EXPECT_TRUE(ignores("  *.bak  \r\n", "a.bak"));
}

TEST(IgnoreRules, WithASlashTheWholePathIsMatched) {
  EXPECT_TRUE(ignores("conf/*.txt", "conf/a.txt"));
  EXPECT_FALSE(ignores("conf/*.txt", "conf/sub/a.txt"));
  EXPECT_FALSE(ignores("conf/*.txt", "x/conf/a.txt"));
  EXPECT_TRUE(ignores("/a.txt", "a.txt"));
  EXPECT_FALSE(ignores("/a.txt", "x/a.txt"));
}

TEST(IgnoreRules, ASlashAtTheEndMeansFolders) {
  EXPECT_TRUE(ignores("conf/", "conf", true));
  EXPECT_TRUE(ignores("conf/", "x/conf", true));
  EXPECT_FALSE(ignores("conf/", "conf"));
}

TEST(IgnoreRules, ANegatedRuleIgnoresAllElse) {
  EXPECT_TRUE(ignores("!a.txt", "b.txt"));
  EXPECT_FALSE(ignores("!a.txt", "x/a.txt"));
  EXPECT_TRUE(ignores("!conf/", "conf"));
  EXPECT_FALSE(ignores("!conf/", "conf", true));
  // The first that decides, decides.
  EXPECT_TRUE(ignores("*.txt\n!a.txt", "a.txt"));
}

TEST(IgnoreRules, CommentsBlankLinesAndAByteOrderMark) {
  EXPECT_FALSE(ignores("# a.txt\n\n   \n", "a.txt"));
  EXPECT_TRUE(
      ignores("\xef\xbb\xbf"
              "a.txt",
              "a.txt"));
}

TEST(IgnoreRules, HiddenFilesOfTemplatesAreIgnoredAlways) {
  EXPECT_TRUE(ignores("", "templates/.hidden"));
  EXPECT_FALSE(ignores("", "templates/sub/.hidden"));
  EXPECT_FALSE(ignores("", ".hidden"));
}

TEST(IgnoreRules, FaultsHaveHelmsWordsAndAPlace) {
  auto parsed = IgnoreRules::parse("a\n  x/**/y\n");
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().helm, "double-star (**) syntax is not supported");
  EXPECT_EQ(parsed.error().offset, 4U);
  EXPECT_EQ(parsed.error().rule_size, 6U);
  parsed = IgnoreRules::parse("a[\n");
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().helm, "syntax error in pattern");
  parsed = IgnoreRules::parse(std::string(IgnoreRules::kMaxLine, 'x'));
  ASSERT_FALSE(parsed.has_value());
  EXPECT_EQ(parsed.error().helm, "bufio.Scanner: token too long");
}

}  // namespace
}  // namespace pave::render::helm
