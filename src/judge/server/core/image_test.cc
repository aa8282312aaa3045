#include "judge/server/core/image.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::judge::server::core {
namespace {

TEST(Image, IsAlwaysPulledWithoutATagOrWithLatest) {
  for (std::string_view image :
       {"nginx", "nginx:latest", "a/b", "registry.example/app", "localhost:5000/app", "[fd00::1]:80/app", "0", "a__b"})
    EXPECT_EQ(default_pull_policy(image), "Always") << image;
}

TEST(Image, IsPulledOnceWithATagOrDigest) {
  const std::string digest = "@sha256:" + std::string(64, 'a');
  for (std::string_view image : {"nginx:1", "registry.example:5000/app:v1"})
    EXPECT_EQ(default_pull_policy(image), "IfNotPresent") << image;
  EXPECT_EQ(default_pull_policy("nginx" + digest), "IfNotPresent");
  EXPECT_EQ(default_pull_policy("nginx:latest" + digest), "Always");
}

TEST(Image, IsPulledOnceWhenItIsNoReference) {
  for (std::string_view image : {"", "A_b", "a..b", "a b", "-a", "10%", "1.5Gib", "a/b:", "a//b", "UPPER/x:latest x",
                                 "nginx@sha256:short", "a___b"})
    EXPECT_EQ(default_pull_policy(image), "IfNotPresent") << image;
  EXPECT_EQ(default_pull_policy(std::string(64, 'a')), "IfNotPresent");
  EXPECT_EQ(default_pull_policy(std::string(247, 'a')), "Always");
  EXPECT_EQ(default_pull_policy(std::string(248, 'a')), "IfNotPresent");
  EXPECT_EQ(default_pull_policy("registry.example/" + std::string(255, 'a')), "Always");
}

}  // namespace
}  // namespace pave::judge::server::core
