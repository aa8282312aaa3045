#include "kube/well_known.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "kube/test_tree.h"

namespace pave::kube {
namespace {

TEST(PodKinds, AreSortedAndFoundInEveryVersionOfTheirGroup) {
  EXPECT_TRUE(std::ranges::is_sorted(pod_kinds(), {}, &PodKind::kind));
  for (const PodKind& known : pod_kinds()) {
    for (std::string_view group : {known.group, known.group_also})
      for (std::string version : {"v1", "v1beta1"}) {
        std::string api_version = group.empty() ? version : std::string(group) + "/" + version;
        Object object{nullptr, api_version, known.kind, {}, {}, {}};
        EXPECT_EQ(find_pod_kind(object), &known) << api_version << " " << known.kind;
      }
    Object stranger{nullptr, "example.com/v1", known.kind, {}, {}, {}};
    EXPECT_EQ(find_pod_kind(stranger), nullptr);
  }
  EXPECT_EQ(find_pod_kind(Object{nullptr, "v1", "Service", {}, {}, {}}), nullptr);
}

TEST(FindPod, FollowsThePathOfTheKind) {
  TestTree tree;
  doc::Node pod =
      tree.map({{"metadata", tree.map({{"name", tree.text("inner")}})}, {"spec", tree.map({{"a", tree.text("b")}})}});
  for (const PodKind& known : pod_kinds()) {
    doc::Node root = pod;
    std::string_view path = known.template_path;
    while (!path.empty()) {
      std::size_t dot = path.rfind('.');
      root = tree.map({{path.substr(dot == std::string_view::npos ? 0 : dot + 1), root}});
      path = dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
    }
    std::string api_version = std::string(known.group) + (known.group.empty() ? "v1" : "/v1");
    std::optional<PodDescription> found = find_pod(Object{&root, api_version, known.kind, {}, {}, {}});
    ASSERT_TRUE(found.has_value()) << known.kind;
    EXPECT_EQ(found->path, known.template_path);
    EXPECT_EQ(found->metadata->string_at("name"), "inner");
    EXPECT_EQ(found->spec->string_at("a"), "b");
  }
}

TEST(FindPod, FindsNothingWhereTheTemplateIsNotAMap) {
  TestTree tree;
  doc::Node empty = tree.map({});
  doc::Node text = tree.map({{"spec", tree.map({{"template", tree.text("x")}})}});
  doc::Node without_spec = tree.map({{"spec", tree.map({{"template", tree.map({{"metadata", tree.map({})}})}})}});
  for (const doc::Node* root : {&empty, &text, &without_spec})
    EXPECT_FALSE(find_pod(Object{root, "apps/v1", "Deployment", {}, {}, {}}).has_value());
  doc::Node without_metadata = tree.map({{"spec", tree.map({})}});
  std::optional<PodDescription> pod = find_pod(Object{&without_metadata, "v1", "Pod", {}, {}, {}});
  ASSERT_TRUE(pod.has_value());
  EXPECT_EQ(pod->metadata, nullptr);
}

}  // namespace
}  // namespace pave::kube
