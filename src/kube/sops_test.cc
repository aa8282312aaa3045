#include "kube/sops.h"

#include <gtest/gtest.h>

#include "kube/test_tree.h"

namespace pave::kube {
namespace {

TEST(Sops, IsKnownByItsEncryptedMac) {
  TestTree tree;
  constexpr std::string_view kMac = "ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]";
  auto with = [&](doc::Node sops) { return tree.map({{"kind", tree.text("Secret")}, {"sops", sops}}); };
  EXPECT_TRUE(is_sops_encrypted(with(tree.map({{"mac", tree.text(kMac)}, {"version", tree.text("3.9.0")}}))));
  EXPECT_TRUE(is_sops_encrypted(
      with(tree.map({{"lastmodified", tree.text("2024-01-01T00:00:00Z")}, {"mac", tree.text(kMac)}}))));
  EXPECT_FALSE(is_sops_encrypted(with(tree.map({{"mac", tree.text("plain")}, {"version", tree.text("3.9.0")}}))));
  EXPECT_FALSE(is_sops_encrypted(with(tree.map({{"mac", tree.text(kMac)}}))));
  EXPECT_FALSE(is_sops_encrypted(with(tree.text(kMac))));
  EXPECT_FALSE(is_sops_encrypted(tree.map({{"kind", tree.text("Secret")}})));
}

}  // namespace
}  // namespace pave::kube
