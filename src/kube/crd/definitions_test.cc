#include "kube/crd/definitions.h"

#include <gtest/gtest.h>

#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "kube/list.h"

namespace pave::kube::crd {
namespace {

/// `names` is written in front of or behind the group: the order of keys means nothing.
std::unique_ptr<Definition> definition(std::string path, const std::string& type, bool names_first = false) {
  std::string names = "  names: {kind: Widget, plural: widgets}\n";
  std::string text =
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: w}\nspec:\n" +
      (names_first ? names : "") + "  group: g\n" + (names_first ? "" : names) +
      "  versions: [{name: v1, served: true, schema: {openAPIV3Schema: {type: object, properties: {a: {" + type +
      "}}}}}]\n";
  base::Sources sources;
  base::Arena arena;
  Manifest manifest;
  unpack(*doc::read(sources.add("x.yaml", text), arena, {}).documents.at(0).root, arena, manifest);
  return std::make_unique<Definition>(std::move(path), text, read_definition(manifest.objects.at(0)).value());
}

TEST(Definitions, ThoseThatSayTheSameAreOne) {
  Definitions all;
  all.add(definition("a/x.yaml", "type: string"), false);
  all.add(definition("b/x.yaml", "type: string", true), false);
  EXPECT_EQ(all.rivals("g", "Widget").second, nullptr);
  EXPECT_EQ(all.find("g", "Widget", "b/app.yaml")->path(), "a/x.yaml");
  all.add(definition("c/x.yaml", "type: integer"), false);
  EXPECT_EQ(all.rivals("g", "Widget").second->path(), "c/x.yaml");
  EXPECT_EQ(all.find("g", "Widget", "c/d/app.yaml")->path(), "c/x.yaml");
  EXPECT_EQ(all.find("g", "Widget", "d/app.yaml")->path(), "a/x.yaml");
  EXPECT_EQ(all.find("g", "Widget", "/d/app.yaml")->path(), "a/x.yaml");
  EXPECT_EQ(all.find("g", "Other", "a/app.yaml"), nullptr);
}

TEST(Definitions, APreferredOneIsOneWithTheSame) {
  Definitions all;
  all.add(definition("a/x.yaml", "type: string"), true);
  all.add(definition("b/x.yaml", "type: string"), false);
  all.add(definition("c/x.yaml", "type: integer"), false);
  EXPECT_EQ(all.rivals("g", "Widget").second, nullptr);
  EXPECT_EQ(all.find("g", "Widget", "c/app.yaml")->path(), "a/x.yaml");
}

TEST(Definitions, EachVersionHasItsFormats) {
  auto one = definition("x.yaml", "type: string, format: k8s-short-name");
  const ServedVersion* old = one->version("v1", 33);
  const ServedVersion* now = one->version("v1", 36);
  EXPECT_EQ(old->schema->root().property("a")->format, Format::None);
  EXPECT_EQ(now->schema->root().property("a")->format, Format::ShortName);
  EXPECT_EQ(one->version("v1", 35), now);
  EXPECT_EQ(one->version("v1", 30), old);
  EXPECT_EQ(one->version("v2", 36), nullptr);
}

}  // namespace
}  // namespace pave::kube::crd
