#include "estate/layout.h"

#include <gtest/gtest.h>

#include "base/fake_files.h"

namespace pave::estate {
namespace {

struct LayoutTest : testing::Test {
  base::FakeFiles files;
  Layout layout;

  /// `path: role` of each file that is no plain manifest, one a line.
  std::string run(std::vector<std::string> named = {"."}) {
    Walk found = walk(files, named);
    layout = lay_out(files, found.files);
    constexpr const char* kNames[kFileRoles] = {"manifest", "chart", "kustomization", "broken kustomization",
                                                "resource", "patch", "values"};
    std::string out;
    for (std::size_t i = 0; i < found.files.size(); ++i)
      if (layout.roles.at(i) != FileRole::Manifest)
        out += found.files[i].path + ": " + kNames[static_cast<std::size_t>(layout.roles[i])] + "\n";
    return out;
  }
};

TEST_F(LayoutTest, EverythingUnderAChartIsTheCharts) {
  for (const char* path : {"app/Chart.yaml", "app/values.yaml", "app/templates/a.yaml",
                           "app/charts/sub/templates/b.yaml", "app/kustomization.yaml", "apps/c.yaml", "values.yaml"})
    files.add(path, "");
  EXPECT_EQ(run(),
            "app/Chart.yaml: chart\napp/charts/sub/templates/b.yaml: chart\napp/kustomization.yaml: chart\n"
            "app/templates/a.yaml: chart\napp/values.yaml: chart\n");
}

TEST_F(LayoutTest, AChartAboveTheNamedFolderIsFound) {
  files.add("/here/.git/HEAD", "");
  files.add("/here/app/Chart.yaml", "");
  files.add("/here/app/templates/deep/a.yaml", "");
  EXPECT_EQ(run({"app/templates"}), "app/templates/deep/a.yaml: chart\n");
  EXPECT_EQ(run({"/here/app/templates"}), "/here/app/templates/deep/a.yaml: chart\n");
  EXPECT_EQ(run({"../here/app/templates/deep/a.yaml"}), "../here/app/templates/deep/a.yaml: chart\n");
}

TEST_F(LayoutTest, AChartAboveTheRepositoryIsNotLookedFor) {
  files.add("/Chart.yaml", "");
  files.add("/here/.git/HEAD", "");
  files.add("a.yaml", "");
  EXPECT_EQ(run(), "");
  EXPECT_EQ(run({"/here/a.yaml"}), "");
}

TEST_F(LayoutTest, AChartAboveWhereTheProcessStandsIsFound) {
  files.add("/.git/HEAD", "");
  files.add("/Chart.yaml", "");
  files.add("/here/a.yaml", "");
  EXPECT_EQ(run(), "a.yaml: chart\n");
  EXPECT_EQ(run({"../here"}), "../here/a.yaml: chart\n");
}

TEST_F(LayoutTest, PatchesAreThoseThatAKustomizationLists) {
  files.add("base/kustomization.yml",
            "resources: [a.yaml]\npatchesStrategicMerge:\n- merge.yaml\n- |-\n  kind: inline\n");
  files.add("overlays/prod/kustomization.yaml", R"(apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
patches:
- path: ./patches/replicas.yaml
- path: ../../shared/team.yaml
- patch: |-
    - op: remove
patchesJson6902:
- {path: json.json, target: {kind: Deployment}}
helmCharts:
- {name: x, valuesFile: values-prod.yaml, additionalValuesFiles: [more.yaml]}
)");
  files.add("component/Kustomization", "kind: Component\npatches: [{path: c.yaml}]\n");
  for (const char* path : {"base/a.yaml", "base/merge.yaml", "overlays/prod/patches/replicas.yaml",
                           "overlays/prod/patches/other.yaml", "shared/team.yaml", "overlays/prod/json.json",
                           "overlays/prod/values-prod.yaml", "overlays/prod/more.yaml", "component/c.yaml"})
    files.add(path, "");
  EXPECT_EQ(run(),
            "base/a.yaml: resource\nbase/kustomization.yml: kustomization\nbase/merge.yaml: "
            "patch\ncomponent/Kustomization: kustomization\n"
            "component/c.yaml: patch\noverlays/prod/json.json: patch\noverlays/prod/kustomization.yaml: kustomization\n"
            "overlays/prod/more.yaml: values\noverlays/prod/patches/replicas.yaml: "
            "patch\noverlays/prod/values-prod.yaml: values\n"
            "shared/team.yaml: patch\n");
  EXPECT_TRUE(layout.problems.empty());
}

TEST_F(LayoutTest, AFluxKustomizationIsAManifest) {
  files.add("kustomization.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n");
  EXPECT_EQ(run(), "");
}

TEST_F(LayoutTest, AKustomizationThatCanNotBeReadIsSaid) {
  files.add("a/kustomization.yaml", "patches: [");
  files.add("b/kustomization.yaml", "");
  files.forbid("b/kustomization.yaml");
  EXPECT_EQ(run(), "a/kustomization.yaml: broken kustomization\nb/kustomization.yaml: kustomization\n");
  ASSERT_EQ(layout.problems.size(), 1U);
  EXPECT_EQ(layout.problems[0].path, "b/kustomization.yaml");
  EXPECT_EQ(layout.problems[0].diagnostic.message, "the file can't be read: permission denied");
}

TEST_F(LayoutTest, PatchesReachWhatIsListedBelow) {
  files.add("base/kustomization.yaml", "resources: [a.yaml]\n");
  files.add("base/a.yaml", "");
  files.add("base/b.yaml", "");
  files.add("prod/kustomization.yaml", "resources: [../base, c.yaml]\npatches: [{path: p.yaml}]\n");
  files.add("prod/c.yaml", "");
  files.add("prod/p.yaml", "");
  files.add("dev/kustomization.yaml", "resources: [d.yaml]\n");
  files.add("dev/d.yaml", "");
  std::vector<std::string> named = {"."};
  Walk found = walk(files, named);
  layout = lay_out(files, found.files);
  std::string patched;
  for (std::size_t i = 0; i < found.files.size(); ++i)
    if (layout.patched.at(i)) patched += found.files[i].path + "\n";
  EXPECT_EQ(patched, "base/a.yaml\nprod/c.yaml\n");
}

TEST_F(LayoutTest, AKustomizationTellsWhatItAdds) {
  files.add("kustomization.yaml",
            "namespace: shop\nnamePrefix: a-\nresources: [a.yaml, 'https://example.com/b.yaml']\n"
            "commonLabels: {app: web}\nlabels: [{pairs: {team: shop}}]\n"
            "configMapGenerator:\n- {name: c, literals: [K=v], files: [x/y.txt, key=z.txt]}\n"
            "secretGenerator:\n- {name: s, envs: [.env]}\n");
  EXPECT_EQ(run(), "kustomization.yaml: kustomization\n");
  ASSERT_EQ(layout.kustomizations.size(), 1U);
  const KustomizationFacts& facts = layout.kustomizations[0];
  EXPECT_EQ(facts.namespace_name, "shop");
  EXPECT_EQ(facts.name_prefix, "a-");
  EXPECT_TRUE(facts.brings_more);
  EXPECT_FALSE(facts.has_patches);
  EXPECT_EQ(facts.labels.size(), 2U);
  ASSERT_EQ(facts.generated.size(), 2U);
  EXPECT_EQ(facts.generated[0].keys, (std::vector<std::string>{"K", "y.txt", "key"}));
  EXPECT_TRUE(facts.generated[0].keys_known);
  EXPECT_TRUE(facts.generated[1].is_secret);
  EXPECT_FALSE(facts.generated[1].keys_known);
}

}  // namespace
}  // namespace pave::estate
