#include "render/helm/manifests.h"

#include <gtest/gtest.h>

namespace pave::render::helm {
namespace {

class Sorted : public ::testing::Test {
 protected:
  void file(std::string name, std::string text) {
    const base::Source& source = sources_.add(std::move(name), std::move(text));
    files_.push_back({source.path, &source});
  }
  std::expected<SortedManifests, ManifestError> sort(HelmVersion version = HelmVersion::V4_3) {
    return sort_manifests(files_, version, arena_);
  }
  static std::string names(const std::vector<Manifest>& manifests) {
    std::string out;
    for (const Manifest& manifest : manifests) (out += manifest.head.name) += ' ';
    return out;
  }

  base::Sources sources_;
  base::Arena arena_;
  std::vector<RenderedFile> files_;
};

TEST_F(Sorted, KindsInInstallOrderThenOthersByName) {
  file("a.yaml",
       "kind: Zed\nmetadata: {name: z}\n---\nkind: Abc\nmetadata: {name: a}\n---\nkind: Service\n"
       "metadata: {name: s2}\n---\n# nothing\n");
  file("b.yaml", "kind: Namespace\nmetadata: {name: ns}\n---\nkind: Service\nmetadata: {name: s1}\n");
  file("c/_d.yaml", "kind: Namespace\nmetadata: {name: hidden}\n");
  auto sorted = sort();
  ASSERT_TRUE(sorted);
  EXPECT_EQ(names(sorted->objects), "ns s2 s1  a z ");
}

TEST_F(Sorted, HooksAreApart) {
  file("h.yaml",
       "kind: Job\nmetadata:\n  name: one\n  annotations:\n    helm.sh/hook: ' Pre-Install , test-success'\n"
       "    helm.sh/hook-weight: '-5'\n    helm.sh/hook-delete-policy: hook-succeeded, Odd\n"
       "---\nkind: ConfigMap\nmetadata: {name: two, annotations: {helm.sh/hook: test, helm.sh/hook-weight: heavy}}\n"
       "---\nkind: Job\nmetadata: {name: three, annotations: {helm.sh/hook: crd-install}}\n");
  auto sorted = sort();
  ASSERT_TRUE(sorted);
  EXPECT_TRUE(sorted->objects.empty());
  EXPECT_EQ(names(sorted->hooks), "two one ");
  const Hook& one = *sorted->hooks[1].hook;
  EXPECT_EQ(one.events, (std::vector{HookEvent::PreInstall, HookEvent::Test}));
  EXPECT_EQ(one.weight, -5);
  EXPECT_EQ(one.delete_policies, (std::vector<std::string>{"hook-succeeded", "odd"}));
  EXPECT_EQ(sorted->hooks[0].hook->weight, 0);
  ASSERT_EQ(sorted->warnings.size(), 1U);
  EXPECT_EQ(sorted->warnings[0].message,
            "\"crd-install\" is no event of a hook, so Helm leaves this object out without a word");
}

TEST_F(Sorted, TheFirstBrokenFileIsNamed) {
  file("a.yaml", "a: 1\n");
  file("b.yaml", "- 1\n");
  auto sorted = sort();
  ASSERT_FALSE(sorted);
  EXPECT_EQ(sorted.error().helm,
            "YAML parse error on b.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array "
            "into Go value of type util.SimpleHead");
  EXPECT_EQ(sources_.locate(sorted.error().diagnostic.origin).path, "b.yaml");
}

}  // namespace
}  // namespace pave::render::helm
