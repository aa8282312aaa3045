#include "base/glob.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pave::base {
namespace {

TEST(GlobMatches, StarsAndQuestionMarks) {
  EXPECT_TRUE(glob_matches("", ""));
  EXPECT_FALSE(glob_matches("", "a"));
  EXPECT_TRUE(glob_matches("*", ""));
  EXPECT_TRUE(glob_matches("*.yaml", "a.yaml"));
  EXPECT_FALSE(glob_matches("*.yaml", "a.yml"));
  EXPECT_TRUE(glob_matches("a*b*c", "axxbxxbxc"));
  EXPECT_FALSE(glob_matches("a*b*c", "axxbxxbx"));
  EXPECT_TRUE(glob_matches("a?c", "abc"));
  EXPECT_FALSE(glob_matches("a?c", "ac"));
  EXPECT_FALSE(glob_matches("?", "\xc3\xa4")) << "bytes, not code points";
}

TEST(GlobMatches, Brackets) {
  EXPECT_TRUE(glob_matches("[a-c]", "b"));
  EXPECT_FALSE(glob_matches("[a-c]", "d"));
  EXPECT_TRUE(glob_matches("[!a-c]", "d"));
  EXPECT_TRUE(glob_matches("[^a]", "b"));
  EXPECT_TRUE(glob_matches("[]]", "]"));
  EXPECT_TRUE(glob_matches("[]-]", "-"));
  EXPECT_TRUE(glob_matches("[a-]", "-"));
  EXPECT_TRUE(glob_matches("[-a]", "-"));
  EXPECT_TRUE(glob_matches("[\\]]", "]"));
  EXPECT_TRUE(glob_matches("[[:digit:]x]", "7"));
  EXPECT_TRUE(glob_matches("[[:digit:]x]", "x"));
  EXPECT_FALSE(glob_matches("[[:upper:]]", "a"));
  EXPECT_FALSE(glob_matches("[[:nonsense:]]", "a"));
  EXPECT_TRUE(glob_matches("[[:]", ":")) << "no class, so a set of `[` and `:`";
  EXPECT_TRUE(glob_matches("x[a-c]*[0-9]", "xbyy7"));
}

TEST(GlobMatches, BackslashTakesTheNextCharacterAsItStands) {
  EXPECT_TRUE(glob_matches("\\*", "*"));
  EXPECT_FALSE(glob_matches("\\*", "a"));
  EXPECT_TRUE(glob_matches("a\\b", "ab"));
}

TEST(GlobMatches, BrokenPatternsMatchNothing) {
  for (std::string_view pattern : {"[", "[a", "a\\", "[!", "[a-", "[\\", "[[:alpha:"})
    for (std::string_view name : {"", "a", "[", "[a", "a\\", "\\"})
      EXPECT_FALSE(glob_matches(pattern, name)) << pattern << " " << name;
}

TEST(GlobMatches, ManyStarsStayFast) {
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += "a*";
  EXPECT_FALSE(glob_matches(pattern + "b", std::string(10'000, 'a')));
  std::string deep;
  std::string path;
  for (int i = 0; i < 50; ++i) deep += "**/a/";
  for (int i = 0; i < 5'000; ++i) path += "a/";
  EXPECT_FALSE(PathGlob(deep + "b").matches(path + "c"));
}

TEST(PathGlob, PartsAndDepth) {
  auto matches = [](std::string_view pattern, std::string_view path) { return PathGlob(pattern).matches(path); };
  EXPECT_TRUE(matches("a/b", "a/b"));
  EXPECT_FALSE(matches("a/b", "a/b/c"));
  EXPECT_FALSE(matches("a*b", "a/b"));
  EXPECT_FALSE(matches("a?b", "a/b"));
  EXPECT_FALSE(matches("a[/]b", "a/b"));
  EXPECT_TRUE(matches("**/b", "b"));
  EXPECT_TRUE(matches("**/b", "a/c/b"));
  EXPECT_TRUE(matches("a/**/b", "a/b"));
  EXPECT_TRUE(matches("a/**/b", "a/x/y/b"));
  EXPECT_TRUE(matches("a/**", "a/b/c"));
  EXPECT_FALSE(matches("a/**", "a"));
  EXPECT_TRUE(matches("a**b", "axxb")) << "stars that are not alone are one star";
  EXPECT_FALSE(matches("a**b", "a/b"));
  EXPECT_TRUE(matches("a\\/b", "a/b"));
}

/// The same rules, slow and obvious.
bool slow_parts(const std::vector<std::string>& pattern, std::size_t p, const std::vector<std::string>& path,
                std::size_t n);
bool slow_name(std::string_view p, std::string_view n) {
  if (p.empty()) return n.empty();
  if (p[0] == '*') return slow_name(p.substr(1), n) || (!n.empty() && slow_name(p, n.substr(1)));
  return !n.empty() && (p[0] == '?' || p[0] == n[0]) && slow_name(p.substr(1), n.substr(1));
}
bool slow_parts(const std::vector<std::string>& pattern, std::size_t p, const std::vector<std::string>& path,
                std::size_t n) {
  if (p == pattern.size()) return n == path.size();
  if (pattern[p].size() > 1 && pattern[p].find_first_not_of('*') == std::string::npos) {
    if (p + 1 == pattern.size()) return n < path.size();
    return slow_parts(pattern, p + 1, path, n) || (n < path.size() && slow_parts(pattern, p, path, n + 1));
  }
  return n < path.size() && slow_name(pattern[p], path[n]) && slow_parts(pattern, p + 1, path, n + 1);
}
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts(1);
  for (char c : text) {
    if (c == '/') parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}
std::vector<std::string> all_texts(std::string_view alphabet, std::size_t longest) {
  std::vector<std::string> texts{""};
  for (std::size_t begin = 0, size = 1; size <= longest; ++size) {
    std::size_t end = texts.size();
    for (; begin < end; ++begin)
      for (char c : alphabet) texts.push_back(texts[begin] + c);
  }
  return texts;
}

TEST(PathGlob, AgreesWithTheSlowEngineOnAllSmallInputs) {
  std::vector<std::string> paths = all_texts("ab/", 5);
  for (const std::string& pattern : all_texts("a*?/", 5)) {
    PathGlob glob(pattern);
    std::vector<std::string> parts = split(pattern);
    for (const std::string& path : paths)
      ASSERT_EQ(glob.matches(path), slow_parts(parts, 0, split(path), 0)) << pattern << " " << path;
  }
}

}  // namespace
}  // namespace pave::base
