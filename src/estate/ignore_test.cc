#include "estate/ignore.h"

#include <gtest/gtest.h>

namespace pave::estate {
namespace {

using enum IgnoreRules::Verdict;

IgnoreRules::Verdict judge(std::string_view rules, std::string_view path, bool is_folder = false) {
  return IgnoreRules::parse(rules).judge(path, is_folder);
}

TEST(IgnoreRules, ANameFitsAtAnyDepth) {
  EXPECT_EQ(judge("a.yaml\n", "a.yaml"), Ignored);
  EXPECT_EQ(judge("a.yaml", "x/y/a.yaml"), Ignored);
  EXPECT_EQ(judge("*.yaml\n", "x/a.yaml"), Ignored);
  EXPECT_EQ(judge("a*.yaml\n", "x/ab.yaml"), Ignored);
  EXPECT_EQ(judge("a.yaml\n", "b.yaml"), None);
}

TEST(IgnoreRules, ASlashAnchors) {
  EXPECT_EQ(judge("/a.yaml\n", "a.yaml"), Ignored);
  EXPECT_EQ(judge("/a.yaml\n", "x/a.yaml"), None);
  EXPECT_EQ(judge("x/a.yaml\n", "x/a.yaml"), Ignored);
  EXPECT_EQ(judge("x/a.yaml\n", "y/x/a.yaml"), None);
  EXPECT_EQ(judge("**/x/a.yaml\n", "y/x/a.yaml"), Ignored);
  EXPECT_EQ(judge("x/*.yaml\n", "x/y/a.yaml"), None);
}

TEST(IgnoreRules, TwoStarsBehindPlainTextGoAcrossFoldersAsInGit) {
  EXPECT_EQ(judge("b**/c.yaml\n", "b/x/c.yaml"), Ignored);
  EXPECT_EQ(judge("b**/c.yaml\n", "b/c.yaml"), Ignored);
  EXPECT_EQ(judge("b**/c.yaml\n", "bx/c.yaml"), Ignored);
  EXPECT_EQ(judge("?b**/c.yaml\n", "ab/x/c.yaml"), None);
}

TEST(IgnoreRules, ASlashAtTheEndIsForFolders) {
  EXPECT_EQ(judge("build/\n", "x/build", true), Ignored);
  EXPECT_EQ(judge("build/\n", "x/build", false), None);
  EXPECT_EQ(judge("/build/\n", "x/build", true), None);
}

TEST(IgnoreRules, TheLastRuleThatFitsDecides) {
  EXPECT_EQ(judge("*.yaml\n!keep.yaml\n", "keep.yaml"), Kept);
  EXPECT_EQ(judge("!keep.yaml\n*.yaml\n", "keep.yaml"), Ignored);
}

TEST(IgnoreRules, CommentsBlanksAndEscapes) {
  EXPECT_EQ(judge("# a.yaml\n\n   \n", "a.yaml"), None);
  EXPECT_EQ(judge("\\#a\n", "#a"), Ignored);
  EXPECT_EQ(judge("\\!a\n", "!a"), Ignored);
  EXPECT_EQ(judge("a   \n", "a"), Ignored);
  EXPECT_EQ(judge("a\\ \n", "a "), Ignored);
  EXPECT_EQ(judge("a\r\n", "a"), Ignored);
  EXPECT_EQ(judge("\xef\xbb\xbf"
                  "a\n",
                  "a"),
            Ignored);
  EXPECT_EQ(judge("/\n!\n", "a"), None);
}

}  // namespace
}  // namespace pave::estate
