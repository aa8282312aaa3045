#include "render/helm/file_glob.h"

#include <gtest/gtest.h>

namespace pave::render::helm {
namespace {

bool matches(std::string_view pattern, std::string_view path) {
  auto glob = FileGlob::compile(pattern);
  return glob && glob->matches(path);
}

TEST(FileGlob, StarsStopAtSlashes) {
  EXPECT_TRUE(matches("conf/*", "conf/a.txt"));
  EXPECT_FALSE(matches("conf/*", "conf/sub/a.txt"));
  EXPECT_TRUE(matches("conf/**", "conf/sub/a.txt"));
  EXPECT_TRUE(matches("**.txt", "conf/sub/a.txt"));
  EXPECT_FALSE(matches("*.txt", "conf/a.txt"));
  EXPECT_TRUE(matches("a?c", "abc"));
  EXPECT_FALSE(matches("a?c", "a/c"));
  EXPECT_TRUE(matches("", ""));
  EXPECT_TRUE(matches("conf/**/a.txt", "conf/a.txt"));
  EXPECT_FALSE(matches("conf/**/*.txt", "conf/a.txt"));
  EXPECT_TRUE(matches("a?c",
                      "a\xc3\xa4"
                      "c"));
}

TEST(FileGlob, Alternatives) {
  EXPECT_TRUE(matches("conf/*.{txt,ini}", "conf/b.ini"));
  EXPECT_FALSE(matches("conf/*.{txt,ini}", "conf/b.in"));
  EXPECT_TRUE(matches("{a,b{c,d}*}e", "bdxxe"));
  EXPECT_TRUE(matches("{a,}b", "b"));
  EXPECT_TRUE(matches("{a,b", "b")) << "an open brace closes at the end";
  EXPECT_TRUE(matches("a,b}", "a,b}")) << "outside of braces they are characters";
}

TEST(FileGlob, Brackets) {
  EXPECT_TRUE(matches("[abc]", "b"));
  EXPECT_TRUE(matches("[a-c]x", "bx"));
  EXPECT_TRUE(matches("[!a-c]x", "dx"));
  EXPECT_TRUE(matches("[!ab]", "c"));
  EXPECT_TRUE(matches("[!ab]", "/"));
  EXPECT_TRUE(matches("[\\]a]", "]"));
  EXPECT_TRUE(matches("\\*", "*"));
  EXPECT_FALSE(matches("\\*", "a"));
}

TEST(FileGlob, BrokenPatterns) {
  for (std::string_view pattern : {"[", "[]", "[!]", "[z-a]", "[a-z0-9]", "[a", "[a-", "a\xff"})
    EXPECT_FALSE(FileGlob::compile(pattern)) << pattern;
}

TEST(FileGlob, ManyStarsStayCheap) {
  std::string pattern, path(2000, 'a');
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(matches(pattern + "b", path));
}

}  // namespace
}  // namespace pave::render::helm
