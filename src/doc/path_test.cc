#include "doc/path.h"

#include <gtest/gtest.h>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"

namespace pave::doc {
namespace {

TEST(Path, IsWrittenAsKubernetesDoes) {
  Path root;
  Path spec(root, "spec");
  Path containers(spec, "containers");
  Path first(containers, 0U);
  Path env(first, "env");
  EXPECT_EQ(root.text(), "");
  EXPECT_EQ(env.text(), "spec.containers[0].env");
  Path metadata(root, "metadata");
  Path annotations(metadata, "annotations");
  EXPECT_EQ(Path(annotations, "pave.dev/allow").text(), "metadata.annotations[pave.dev/allow]");
  EXPECT_EQ(Path(annotations, "").text(), "metadata.annotations[]");
  EXPECT_EQ(Path(annotations, "plain_name-1").text(), "metadata.annotations.plain_name-1");
  EXPECT_EQ(Path(root, 3U).text(), "[3]");
  EXPECT_EQ(Path(Path(root, 3U), 4U).text(), "[3][4]");
}

TEST(Path, JsonPointerEscapesItsTwoCharacters) {
  Path root;
  Path spec(root, "spec");
  EXPECT_EQ(root.json_pointer(), "");
  EXPECT_EQ(Path(spec, 12U).json_pointer(), "/spec/12");
  EXPECT_EQ(Path(root, "a/b~c").json_pointer(), "/a~1b~0c");
  EXPECT_EQ(Path(root, "~1").json_pointer(), "/~01");
  EXPECT_EQ(Path(root, "").json_pointer(), "/");
}

class Pointer : public testing::Test {
 protected:
  const Node* find(std::string_view pointer) { return find_pointer(*root_, pointer); }

  base::Sources sources_;
  base::Arena arena_;
  Stream stream_ =
      read(sources_.add("a.yaml", "foo: [bar, {x: 1}]\n'': 0\na/b: 1\nm~n: 8\n'~1': 9\n'01': 10\n"), arena_, {});
  const Node* root_ = stream_.documents.at(0).root;
};

TEST_F(Pointer, FindsWhatItNames) {
  EXPECT_EQ(find(""), root_);
  EXPECT_EQ(find("/foo")->size, 2U);
  EXPECT_EQ(find("/foo/0")->text(), "bar");
  EXPECT_EQ(find("/foo/1/x")->text(), "1");
  EXPECT_EQ(find("/")->text(), "0");
  EXPECT_EQ(find("/a~1b")->text(), "1");
  EXPECT_EQ(find("/m~0n")->text(), "8");
  EXPECT_EQ(find("/~01")->text(), "9");
  EXPECT_EQ(find("/01")->text(), "10");
}

TEST_F(Pointer, FindsNothingElse) {
  for (std::string_view pointer : {"foo", "/none", "/foo/2", "/foo/-", "/foo/01", "/foo/+1", "/foo/", "/foo/0/x",
                                   "/foo/1/x/y", "/m~n", "/~1", "/foo/99999999999999999999"})
    EXPECT_EQ(find(pointer), nullptr) << pointer;
}

void expect_round_trip(const Node& root, const Node& node, const Path& path) {
  EXPECT_EQ(find_pointer(root, path.json_pointer()), &node) << path.json_pointer();
  std::uint32_t index = 0;
  for (const Node& child : node.children())
    expect_round_trip(root, child, node.is_list() ? Path(path, index++) : Path(path, child.key()));
}

TEST_F(Pointer, EveryNodeIsFoundByItsPath) { expect_round_trip(*root_, *root_, Path()); }

}  // namespace
}  // namespace pave::doc
