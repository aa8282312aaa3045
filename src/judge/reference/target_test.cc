#include "judge/reference/target.h"

#include <gtest/gtest.h>

namespace pave::judge::reference {
namespace {

TEST(Target, IsToldByGroupAndKind) {
  EXPECT_EQ(target_of("", "Secret"), Target::Secret);
  EXPECT_EQ(target_of("example.com", "Secret"), Target::Other);
  EXPECT_EQ(target_of("apps", "StatefulSet"), Target::Workload);
  EXPECT_EQ(target_of("apps", "DaemonSet"), Target::Other);
}

TEST(Target, FreshClustersHaveSome) {
  EXPECT_TRUE(is_built_in(Target::ServiceAccount, "shop", "default"));
  EXPECT_FALSE(is_built_in(Target::ServiceAccount, "shop", "web"));
  EXPECT_TRUE(is_built_in(Target::ServiceAccount, "kube-system", "any"));
  EXPECT_TRUE(is_built_in(Target::ConfigMap, "", "kube-root-ca.crt"));
  EXPECT_TRUE(is_built_in(Target::Service, "default", "kubernetes"));
  EXPECT_FALSE(is_built_in(Target::Service, "shop", "kubernetes"));
  EXPECT_TRUE(is_built_in(Target::PriorityClass, "", "system-node-critical"));
  EXPECT_TRUE(is_built_in(Target::ClusterRole, "", "view"));
  EXPECT_TRUE(is_built_in(Target::ClusterRole, "", "system:auth-delegator"));
  EXPECT_FALSE(is_built_in(Target::ClusterRole, "", "viewer"));
  EXPECT_TRUE(is_built_in(Target::Namespace, "", "default"));
  EXPECT_TRUE(is_built_in(Target::Secret, "", "default-token-f9jvj"));
  EXPECT_FALSE(is_built_in(Target::Secret, "", "github-token-for-ci"));
}

TEST(Space, WithoutANameMeetsAnyNamespace) {
  Space any;
  EXPECT_TRUE(any.meets(Space::named("shop")));
  EXPECT_TRUE(Space::named("shop").meets(any));
  EXPECT_FALSE(Space::named("shop").meets(Space::named("bank")));
  EXPECT_FALSE(Space::cluster().meets(any));
  EXPECT_TRUE(Space::named("${NAMESPACE}").meets(Space::named("shop")));
}

}  // namespace
}  // namespace pave::judge::reference
