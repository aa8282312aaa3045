#include "render/helm/manifest_head.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace pave::render::helm {
namespace {

class Heads : public ::testing::Test {
 protected:
  std::expected<ReadManifest, HeadError> read(std::string text, HelmVersion version = HelmVersion::V4_3) {
    const base::Source& source = sources_.add("rendered.yaml", std::move(text));
    return read_manifest(source, {0, static_cast<std::uint32_t>(source.text.size())}, version, arena_);
  }
  std::string error(std::string text, HelmVersion version = HelmVersion::V4_3) {
    auto head = read(std::move(text), version);
    return head ? "" : head.error().helm;
  }

  base::Sources sources_;
  base::Arena arena_;
};

TEST_F(Heads, ScalarsServeAsStrings) {
  auto read_one = read("apiVersion: 1.50\nKIND: true\nmetadata: {Name: 0x1F, annotations: {a: 1, b: null, c: x}}\n");
  ASSERT_TRUE(read_one);
  const ManifestHead& head = read_one->head;
  EXPECT_EQ(head.api_version, "1.5");
  EXPECT_EQ(head.kind, "true");
  EXPECT_EQ(head.name, "31");
  ASSERT_EQ(head.annotations.size(), 3U);
  EXPECT_EQ(*head.annotation("a"), "1");
  EXPECT_EQ(*head.annotation("b"), "");
  EXPECT_EQ(head.annotation("d"), nullptr);
}

TEST_F(Heads, TheLastOfTwoKeysCounts) {
  auto read_one = read("kind: A\nkind: B\nKind: C\n");
  ASSERT_TRUE(read_one);
  EXPECT_EQ(read_one->head.kind, "B");
  EXPECT_EQ(read_one->warnings.size(), 1U);
}

TEST_F(Heads, ManyAnnotationsAreReadOnce) {
  std::string text = "metadata:\n  Annotations: {a: old, c: kept}\n  annotations:\n    a: first\n    a: new\n";
  for (int i = 0; i < 50'000; ++i) text += "    k" + std::to_string(i) + ": x\n";
  auto read_one = read(std::move(text));
  ASSERT_TRUE(read_one);
  EXPECT_EQ(read_one->head.annotations.size(), 50'002U);
  EXPECT_TRUE(std::ranges::is_sorted(read_one->head.annotations));
  EXPECT_EQ(*read_one->head.annotation("a"), "new");
  EXPECT_EQ(*read_one->head.annotation("c"), "kept");
}

TEST_F(Heads, CommentsAreNoManifest) {
  auto read_one = read("# nothing\n");
  ASSERT_TRUE(read_one);
  EXPECT_EQ(read_one->root, nullptr);
  EXPECT_EQ(read_one->head.kind, "");
}

TEST_F(Heads, WrongTypesAreSaidInTheWordsOfEachVersion) {
  const std::string prefix = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ";
  EXPECT_EQ(error("- 1\n"), prefix + "array into Go value of type util.SimpleHead");
  EXPECT_EQ(error("kind: [1]\n"), prefix + "array into Go struct field .kind of type string");
  EXPECT_EQ(error("KIND: {}\n", HelmVersion::V4_1),
            prefix + "object into Go struct field SimpleHead.kind of type string");
  EXPECT_EQ(error("metadata: {annotations: {a/b: [x]}}\nz: 1\n"),
            prefix + "array into Go struct field .metadata.annotations.a~1b of type string");
  EXPECT_EQ(error("metadata: {annotations: {a/b: [x]}}\n", HelmVersion::V4_1),
            prefix + "array into Go struct field .metadata.annotations of type string");
  EXPECT_EQ(error("metadata: {annotations: 5, name: [1]}\n"),
            prefix + "number into Go struct field .metadata.annotations of type map[string]string");
  EXPECT_EQ(error("metadata: s\n"),
            prefix +
                "string into Go struct field .metadata of type struct { Name string \"json:\\\"name\\\"\"; "
                "Annotations map[string]string \"json:\\\"annotations\\\"\" }");
}

TEST_F(Heads, NumbersThatJsonLacks) {
  EXPECT_EQ(error("b: [1, {c: .nan}]\n"), "error converting YAML to JSON: json: unsupported value: NaN");
}

TEST_F(Heads, OnlyTheFirstDocumentIsRead) { EXPECT_EQ(error("a: 1\n...\nb: [\n"), ""); }

}  // namespace
}  // namespace pave::render::helm
