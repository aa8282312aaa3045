#include "judge/server/coordination/semantic_version.h"

#include <gtest/gtest.h>

namespace pave::judge::server::coordination {
namespace {

TEST(SemanticVersion, ThreeNumbersAndWhatFollows) {
  for (std::string_view text : {"1.36.0", "0.0.0", "1.2.3-rc.1", "1.2.3-0a.b-c+build.01", "1.2.3+001"})
    EXPECT_TRUE(SemanticVersion::parse(text)) << text;
  for (std::string_view text : {"", "1.36", "v1.36.0", "1.36.0.0", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3-a..b",
                                "1.2.3-a.", "1.2.3+", "1.2.x", " 1.2.3", "1.2.-3"})
    EXPECT_FALSE(SemanticVersion::parse(text)) << text;
}

TEST(SemanticVersion, OrderedAsReleased) {
  constexpr std::string_view kOrdered[] = {"0.9.9",         "1.0.0-1",    "1.0.0-2", "1.0.0-10", "1.0.0-alpha",
                                           "1.0.0-alpha.1", "1.0.0-beta", "1.0.0",   "1.0.1",    "1.10.0"};
  for (std::size_t i = 1; i < std::size(kOrdered); ++i)
    EXPECT_LT(*SemanticVersion::parse(kOrdered[i - 1]), *SemanticVersion::parse(kOrdered[i])) << kOrdered[i];
  EXPECT_EQ(*SemanticVersion::parse("1.0.0+a"), *SemanticVersion::parse("1.0.0+b"));
}

}  // namespace
}  // namespace pave::judge::server::coordination
