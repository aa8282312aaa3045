#include "cli/kube_versions.h"

#include <gtest/gtest.h>

namespace pave::cli {
namespace {

TEST(KubeVersions, AreOneOrARange) {
  EXPECT_EQ(parse_kube_versions("1.36")->oldest.text(), "1.36");
  EXPECT_EQ(parse_kube_versions("v1.36.2")->newest.text(), "1.36");
  EXPECT_EQ(parse_kube_versions("1.34..1.38")->oldest.text(), "1.34");
  EXPECT_EQ(parse_kube_versions("1.34..1.38")->newest.text(), "1.38");
  EXPECT_EQ(parse_kube_versions("1.36..1.36")->newest.text(), "1.36");
}

TEST(KubeVersions, SayWhatIsWrong) {
  EXPECT_EQ(parse_kube_versions("latest").error(),
            "\"latest\" is not a version; write one like 1.36, or a range like 1.34..1.38");
  EXPECT_EQ(parse_kube_versions("1.34..").error(),
            "\"1.34..\" is not a version; write one like 1.36, or a range like 1.34..1.38");
  EXPECT_EQ(parse_kube_versions("1.36..1.34").error(), "1.34 is older than 1.36; the oldest version stands first");
  EXPECT_EQ(parse_kube_versions("1.20..1.36").error(), "Pave knows Kubernetes 1.33 to 1.37, not 1.20");
  EXPECT_EQ(parse_kube_versions("1.38").error(), "Pave knows Kubernetes 1.33 to 1.37, not 1.38");
  EXPECT_EQ(parse_kube_versions("1.36..1.99").error(), "Pave knows Kubernetes 1.33 to 1.37, not 1.99");
}

}  // namespace
}  // namespace pave::cli
