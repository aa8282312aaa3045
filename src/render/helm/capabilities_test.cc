#include "render/helm/capabilities.h"

#include <gtest/gtest.h>

namespace pave::render::helm {
namespace {

TEST(Capabilities, KubeVersionsKeepWhatWasGiven) {
  auto version = parse_kube_version("1.33.4-gke.1245000");
  ASSERT_TRUE(version);
  EXPECT_EQ(version->version, "v1.33.4-gke.1245000");
  EXPECT_EQ(version->normalized, "v1.33.4");
  EXPECT_EQ(version->major, "1");
  EXPECT_EQ(version->minor, "33");
  EXPECT_EQ(parse_kube_version("v1.27")->normalized, "v1.27");
  EXPECT_EQ(parse_kube_version("1.027x")->normalized, "v1.27");
  EXPECT_EQ(parse_kube_version("1.2.3.4")->normalized, "v1.2.3.4");
  EXPECT_EQ(parse_kube_version(" 1.30")->version, "v 1.30");
}

TEST(Capabilities, BrokenKubeVersions) {
  EXPECT_EQ(parse_kube_version("abc").error(), "could not parse \"abc\" as version");
  EXPECT_EQ(parse_kube_version("1").error(), "illegal version string \"1\"");
  EXPECT_EQ(parse_kube_version("01.2").error(), "illegal zero-prefixed version component \"01\" in \"01.2\"");
  EXPECT_EQ(parse_kube_version("1.99999999999999999999").error(),
            "illegal non-numeric version component \"99999999999999999999\" in \"1.99999999999999999999\": "
            "strconv.ParseUint: parsing \"99999999999999999999\": value out of range");
}

TEST(Capabilities, DefaultsAreThoseOfTheHelmVersion) {
  ReleaseOptions options;
  options.api_versions = {"example.com/v1"};
  auto newer = capabilities_of(options);
  ASSERT_TRUE(newer);
  EXPECT_EQ(newer->kube_version.version, "v1.37.0");
  EXPECT_EQ(newer->helm_version.version, "v4.3.1");
  EXPECT_EQ(newer->api_versions.front(), "v1");
  EXPECT_EQ(newer->api_versions.back(), "example.com/v1");
  EXPECT_EQ(newer->api_versions.size(), 58U);
  options.helm_version = HelmVersion::V4_1;
  options.kube_version = "1.20";
  auto older = capabilities_of(options);
  ASSERT_TRUE(older);
  EXPECT_EQ(older->kube_version.version, "v1.20");
  EXPECT_EQ(older->api_versions.size(), 58U);
  options.kube_version = "x";
  EXPECT_EQ(capabilities_of(options).error(), "invalid kube version 'x': could not parse \"x\" as version");
}

TEST(Capabilities, Ranges) {
  KubeVersion version = *parse_kube_version("v1.27.3-gke.100");
  EXPECT_TRUE(range_holds(">=1.20.0", version));
  EXPECT_TRUE(range_holds(">=1.20.0-0", version));
  EXPECT_FALSE(range_holds(">=1.99.0", version));
  EXPECT_FALSE(range_holds("nonsense", version));
}

}  // namespace
}  // namespace pave::render::helm
