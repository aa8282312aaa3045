#include "judge/server/core/signer_names.h"

#include <gtest/gtest.h>

namespace pave::judge::server::core {
namespace {

TEST(SignerNames, BundlesOfASignerBeginWithItsName) {
  EXPECT_TRUE(is_trust_bundle_name("example"));
  EXPECT_TRUE(is_trust_bundle_name("example.com:signer:bundle"));
  EXPECT_FALSE(is_trust_bundle_name("example.com/signer:bundle"));
  EXPECT_FALSE(is_trust_bundle_name(":bundle"));
  EXPECT_FALSE(is_trust_bundle_name("example.com:signer:"));
  EXPECT_FALSE(is_trust_bundle_name(""));
}

TEST(SignerNames, KubernetesHasSignersOfItsOwn) {
  EXPECT_TRUE(is_kubernetes_signer("kubernetes.io/kubelet-serving"));
  EXPECT_TRUE(is_kubernetes_signer("coordination.kubernetes.io/a"));
  EXPECT_FALSE(is_kubernetes_signer("notkubernetes.io/a"));
  EXPECT_FALSE(is_kubernetes_signer("example.com/kubernetes.io"));
}

}  // namespace
}  // namespace pave::judge::server::core
