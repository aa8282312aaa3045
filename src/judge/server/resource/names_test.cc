#include "judge/server/resource/names.h"

#include <gtest/gtest.h>

namespace pave::judge::server::resource {
namespace {

TEST(ResourceNames, VersionsAreThoseOfSemver) {
  for (const char* text : {"1.2.3", "0.0.0", "1.2.3-alpha.1", "1.2.3-0a", "1.2.3+001", "1.2.3-a-b+c.d", "1.2.3--"})
    EXPECT_TRUE(kVersion.fits(text)) << text;
  for (const char* text : {"", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3+", "v1.2.3", "1.2.3-a..b"})
    EXPECT_FALSE(kVersion.fits(text)) << text;
}

TEST(ResourceNames, AttributesMayHaveADomain) {
  for (const char* text : {"model", "_x", "example.com/model", "a/b/c"}) EXPECT_TRUE(kAttribute.fits(text)) << text;
  for (const char* text : {"", "1a", "a-b", "/a", "a/", "a b/c"}) EXPECT_FALSE(kAttribute.fits(text)) << text;
  EXPECT_FALSE(kFullAttribute.fits("model"));
  EXPECT_TRUE(kPool.fits("a/b.c"));
  EXPECT_FALSE(kPool.fits("a//b"));
}

}  // namespace
}  // namespace pave::judge::server::resource
