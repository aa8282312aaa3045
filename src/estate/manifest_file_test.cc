#include "estate/manifest_file.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::estate {
namespace {

ManifestFile read(const std::string& text, base::Sources& sources, base::Arena& arena) {
  return read_manifests(sources.add("a.yaml", text), arena, false);
}

TEST(ManifestFile, ProblemsComeInSourceOrder) {
  base::Sources sources;
  base::Arena arena;
  ManifestFile file = read(
      "apiVersion: v1\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Pod\nspec: [\n---\nkind: Pod\nmetadata: {name: "
      "b}\n",
      sources, arena);
  std::string lines;
  for (const base::Diagnostic& problem : file.problems)
    lines +=
        std::to_string(sources.locate(problem.origin).line) + " " + std::string(base::facts(problem.code).id) + "\n";
  EXPECT_EQ(lines, "1 syntax/incomplete-manifest\n7 syntax/yaml\n8 syntax/incomplete-manifest\n");
}

TEST(ManifestFile, CountsEncryptedObjectsOfLists) {
  base::Sources sources;
  base::Arena arena;
  ManifestFile file = read(
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: a}\n"
      "  sops: {mac: \"ENC[x]\", version: 3.11.0}\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: b}\n",
      sources, arena);
  EXPECT_EQ(file.encrypted, 1U);
  EXPECT_EQ(file.objects.size(), 1U);
  EXPECT_TRUE(file.is_manifest);
}

}  // namespace
}  // namespace pave::estate
