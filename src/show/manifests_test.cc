#include "show/manifests.h"

#include <gtest/gtest.h>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"

namespace pave::show {
namespace {

std::string written(ManifestFormat format, std::string text, std::string_view path = "apps/a.yaml") {
  base::Sources sources;
  base::Arena arena;
  doc::Stream stream = doc::read(sources.add("a.yaml", std::move(text)), arena, {});
  std::string out;
  ManifestWriter writer(format, out);
  for (const doc::Document& document : stream.documents) {
    kube::Object object;
    object.root = document.root;
    writer.add(object, path);
  }
  writer.finish();
  return out;
}

TEST(Manifests, WritesAStreamOfYaml) {
  EXPECT_EQ(written(ManifestFormat::Yaml, "kind: B\napiVersion: v1\n---\nkind: A\nspec: {b: [1], a: x}\n"),
            "---\n# Source: apps/a.yaml\napiVersion: v1\nkind: B\n---\n# Source: apps/a.yaml\nkind: A\nspec:\n  a: x\n "
            " b:\n  - 1\n");
}

TEST(Manifests, WritesOneListOfJson) {
  EXPECT_EQ(written(ManifestFormat::Json, "kind: B\napiVersion: v1\n---\nkind: A\n"),
            "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n{\"apiVersion\":\"v1\",\"kind\":\"B\"},\n{\"kind\":"
            "\"A\"}\n]}\n");
  std::string out;
  ManifestWriter(ManifestFormat::Json, out).finish();
  EXPECT_EQ(out, "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n]}\n");
}

TEST(Manifests, AFileNameCanNotAddAnObject) {
  EXPECT_TRUE(written(ManifestFormat::Yaml, "kind: A\n", "x\nkind: Evil")
                  .starts_with("---\n# Source: x kind: Evil\nkind: A\n"));
}

}  // namespace
}  // namespace pave::show
