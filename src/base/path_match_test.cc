#include "base/path_match.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

// What Go's path/filepath, Match, answered.
TEST(PathMatch, AsGoMatches) {
  struct Case {
    const char* pattern;
    const char* path;
    bool matches;
  };
  constexpr Case kCases[] = {{"abc", "abc", true},
                             {"*", "abc", true},
                             {"*c", "abc", true},
                             {"a*", "a", true},
                             {"a*", "ab/c", false},
                             {"a*/b", "abc/b", true},
                             {"a*/b", "a/c/b", false},
                             {"a*b*c*d", "axbxcxd", true},
                             {"a*b?c*x", "abxbbxdbxebxczzx", true},
                             {"a*b?c*x", "abxbbxdbxebxczzy", false},
                             {"ab[c]", "abc", true},
                             {"ab[b-d]", "abc", true},
                             {"ab[e-g]", "abc", false},
                             {"ab[^c]", "abc", false},
                             {"ab[^e-g]", "abc", true},
                             {"a\\*b", "a*b", true},
                             {"a\\*b", "ab", false},
                             {"a?b",
                              "a\xe2\x98\xba"
                              "b",
                              true},
                             {"a[^a]b",
                              "a\xe2\x98\xba"
                              "b",
                              true},
                             {"a???b",
                              "a\xe2\x98\xba"
                              "b",
                              false},
                             {"[a-\xce\xb6]*", "\xce\xb1", true},
                             {"*[a-\xce\xb6]", "A", false},
                             {"a?b", "a/b", false},
                             {"a*b", "a/b", false},
                             {"[\\]a]", "]", true},
                             {"[\\-]", "-", true},
                             {"[x\\-]", "z", false},
                             {"*x", "xxx", true},
                             {"", "", true},
                             {"", "a", false},
                             {"templates/.?*", "templates/.a", true},
                             {"templates/.?*", "templates/.", false},
                             {"[^a]", "/", true}};
  for (const Case& one : kCases)
    EXPECT_EQ(match_path(one.pattern, one.path), one.matches) << one.pattern << ' ' << one.path;
}

TEST(PathMatch, MalformedPatterns) {
  for (const char* pattern :
       {"[]a]", "[-]", "[x-]", "[-x]", "a[", "[", "[^", "[^bc", "a\\", "[a-b-c]", "[a-\xff]", "*["})
    EXPECT_EQ(match_path(pattern, "abc"), std::nullopt) << pattern;
  // Not read so far: the text ended before.
  EXPECT_EQ(match_path("b*[", "abc"), false);
}

}  // namespace
}  // namespace pave::base
