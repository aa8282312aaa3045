#include "kube/list.h"

#include <gtest/gtest.h>

#include <string>

#include "kube/test_tree.h"

namespace pave::kube {
namespace {

using doc::Node;

struct UnpackTest : testing::Test {
  TestTree tree;
  Manifest manifest;

  /// Objects keep pointing to the root, so it moves to the arena.
  bool run(const Node& root) {
    return unpack(tree.arena().copy(std::span<const Node>(&root, 1))[0], tree.arena(), manifest);
  }
  Node object(std::string_view api_version, std::string_view kind, std::string_view name) {
    return tree.map({{"apiVersion", tree.text(api_version)},
                     {"kind", tree.text(kind)},
                     {"metadata", tree.map({{"name", tree.text(name)}, {"namespace", tree.text("shop")}})}});
  }
  Node list(std::string_view api_version, std::string_view kind, std::initializer_list<Node> items) {
    return tree.map({{"apiVersion", tree.text(api_version)}, {"kind", tree.text(kind)}, {"items", tree.list(items)}});
  }
  /// `path api_version kind name` of each object, one a line; then the problems.
  std::string text() const {
    std::string out;
    for (const Object& object : manifest.objects) {
      out += std::string(object.path_in_document) + " " + std::string(object.api_version) + " " +
             std::string(object.kind) + " " + std::string(object.name) + "\n";
      EXPECT_EQ(object.root->string_at("apiVersion"), object.api_version);
      EXPECT_EQ(object.root->string_at("kind"), object.kind);
    }
    for (const base::Diagnostic& problem : manifest.problems)
      out += std::string(base::facts(problem.code).id) + ": " + problem.message + "\n";
    return out;
  }
};

TEST_F(UnpackTest, TakesAnObjectWithItsName) {
  EXPECT_TRUE(run(object("apps/v1", "Deployment", "cart")));
  EXPECT_EQ(text(), " apps/v1 Deployment cart\n");
  EXPECT_EQ(manifest.objects[0].namespace_name, "shop");
}

TEST_F(UnpackTest, OtherDocumentsAreNoManifests) {
  EXPECT_FALSE(run(tree.text("hello")));
  EXPECT_FALSE(run(tree.list({tree.text("a")})));
  EXPECT_FALSE(run(tree.map({{"version", tree.text("3")}})));
  EXPECT_FALSE(run(tree.map({{"apiVersion", tree.integer("3")}})));
  EXPECT_FALSE(run(tree.map({{"kind", tree.text("")}})));
  EXPECT_EQ(text(), "");
}

TEST_F(UnpackTest, OneOfTheTwoFieldsAloneIsAProblemAtItsPlace) {
  Node root = tree.map({{"metadata", tree.map({})}, {"kind", tree.text("Pod")}});
  EXPECT_TRUE(run(root));
  EXPECT_EQ(text(), "syntax/incomplete-manifest: kind is here, but apiVersion is missing\n");
  EXPECT_EQ(manifest.problems[0].origin, root.find("kind")->key_origin);
  EXPECT_EQ(manifest.problems[0].help, "add apiVersion, such as `apiVersion: apps/v1`");
}

TEST_F(UnpackTest, SaysWhatIsWrongWithTheOtherField) {
  Node root = tree.map({{"apiVersion", tree.text("v1")}, {"kind", tree.integer("7")}});
  EXPECT_TRUE(run(root));
  EXPECT_TRUE(run(tree.map({{"apiVersion", tree.text("")}, {"kind", tree.text("Pod")}})));
  EXPECT_TRUE(run(tree.map({{"apiVersion", tree.null()}, {"kind", tree.text("Pod")}, {"metadata", tree.map({})}})));
  EXPECT_EQ(text(),
            "syntax/incomplete-manifest: kind is an integer, not a string\n"
            "syntax/incomplete-manifest: apiVersion is empty\n"
            "syntax/incomplete-manifest: kind is here, but apiVersion is missing\n");
  EXPECT_EQ(manifest.problems[0].origin, root.find("kind")->origin);
}

TEST_F(UnpackTest, OneFieldWithoutMetadataMayBeAnotherFormat) {
  EXPECT_TRUE(run(tree.map({{"kind", tree.text("pipeline")}, {"steps", tree.list({})}})));
  EXPECT_EQ(text(), "");
  ASSERT_EQ(manifest.doubts.size(), 1U);
  EXPECT_EQ(manifest.doubts[0].message, "kind is here, but apiVersion is missing");
}

TEST_F(UnpackTest, BothFieldsAreMeantAsAnObjectWhateverTheyAre) {
  EXPECT_TRUE(run(tree.map({{"apiVersion", tree.integer("1")}, {"kind", tree.text("")}})));
  EXPECT_FALSE(run(tree.map({{"apiVersion", tree.integer("1")}})));
  EXPECT_FALSE(run(tree.map({{"apiVersion", tree.integer("1")}, {"kind", tree.null()}})));
  EXPECT_EQ(text(),
            "syntax/incomplete-manifest: apiVersion is an integer, not a string\n"
            "syntax/incomplete-manifest: kind is empty\n");
}

TEST_F(UnpackTest, UnpacksListsInSourceOrder) {
  EXPECT_TRUE(
      run(list("v1", "List",
               {object("v1", "Pod", "a"), list("v1", "List", {object("v1", "Pod", "b")}), object("v1", "Pod", "c")})));
  EXPECT_EQ(text(), "items[0] v1 Pod a\nitems[1].items[0] v1 Pod b\nitems[2] v1 Pod c\n");
}

TEST_F(UnpackTest, ItemsOfATypedListInheritItsType) {
  Node bare = tree.map({{"metadata", tree.map({{"name", tree.text("a")}})}});
  EXPECT_TRUE(run(list("apps/v1", "DeploymentList", {bare, object("v1", "Service", "b")})));
  EXPECT_EQ(text(), "items[0] apps/v1 Deployment a\nitems[1] v1 Service b\n");
}

TEST_F(UnpackTest, ItemsOfAPlainListInheritNothing) {
  EXPECT_TRUE(run(list("v1", "List",
                       {tree.map({{"data", tree.map({})}}), tree.map({{"kind", tree.text("Pod")}}), tree.text("a"),
                        object("v1", "Pod", "b")})));
  EXPECT_EQ(text(),
            "items[3] v1 Pod b\n"
            "syntax/incomplete-manifest: items[0] has neither apiVersion nor kind\n"
            "syntax/incomplete-manifest: kind is here, but apiVersion is missing\n"
            "syntax/incomplete-manifest: items[2] is a string, not an object\n");
}

TEST_F(UnpackTest, EmptyListsAreManifestsWithoutObjects) {
  EXPECT_TRUE(run(list("v1", "List", {})));
  EXPECT_TRUE(run(tree.map({{"apiVersion", tree.text("v1")}, {"kind", tree.text("PodList")}, {"items", tree.null()}})));
  EXPECT_EQ(text(), "");
}

TEST_F(UnpackTest, AListWithoutItemsIsAProblem) {
  EXPECT_TRUE(run(tree.map({{"apiVersion", tree.text("v1")}, {"kind", tree.text("List")}})));
  EXPECT_TRUE(run(tree.map({{"apiVersion", tree.text("v1")}, {"kind", tree.text("List")}, {"items", tree.null()}})));
  EXPECT_EQ(text(), "schema/missing-field: a List must have items\nschema/missing-field: a List must have items\n");
}

TEST_F(UnpackTest, AKindThatOnlySoundsLikeAListIsAnObject) {
  EXPECT_TRUE(run(tree.map({{"apiVersion", tree.text("a.io/v1")}, {"kind", tree.text("AllowList")}})));
  EXPECT_EQ(text(), " a.io/v1 AllowList \n");
}

TEST_F(UnpackTest, ItemsMustBeAList) {
  EXPECT_TRUE(run(tree.map({{"apiVersion", tree.text("v1")}, {"kind", tree.text("List")}, {"items", tree.map({})}})));
  EXPECT_EQ(text(), "schema/wrong-type: items is a map, but must be a list\n");
}

TEST_F(UnpackTest, ListsInListsHaveALimit) {
  Node root = object("v1", "Pod", "deep");
  for (int i = 0; i < kMaxListDepth; ++i) root = list("v1", "List", {root});
  EXPECT_TRUE(run(root));
  EXPECT_EQ(manifest.objects.size(), 1U);
  EXPECT_TRUE(manifest.problems.empty());

  manifest = {};
  EXPECT_TRUE(run(list("v1", "List", {root, object("v1", "Pod", "beside")})));
  ASSERT_EQ(manifest.objects.size(), 1U);
  EXPECT_EQ(manifest.objects[0].name, "beside");
  ASSERT_EQ(manifest.problems.size(), 1U);
  EXPECT_EQ(manifest.problems[0].code, base::Code::SyntaxLimit);
}

}  // namespace
}  // namespace pave::kube
