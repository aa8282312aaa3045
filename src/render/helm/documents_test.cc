#include "render/helm/documents.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::render::helm {
namespace {

using Texts = std::vector<std::string>;

Texts split(std::string_view text, HelmVersion version) {
  Texts out;
  for (const Part& part : split_documents(text, version)) out.emplace_back(part.of(text));
  return out;
}

TEST(Documents, LinesThatBeginWithDashesSeparate) {
  auto v43 = [](std::string_view text) { return split(text, HelmVersion::V4_3); };
  EXPECT_EQ(v43("a: 1\n---\nb: 2\n"), (Texts{"a: 1\n", "b: 2\n"}));
  EXPECT_EQ(v43("\n\n---\n---\na: 1\n\n\n"), (Texts{"a: 1\n\n\n"}));
  EXPECT_EQ(v43("a: 1\r\n---\r\nb: 2\r\n"), (Texts{"a: 1\r\n", "b: 2\r\n"}));
  EXPECT_EQ(v43("a\n---b\n--- # c\nd"), (Texts{"a\n", "b\n", "# c\nd"}));
  EXPECT_EQ(v43("a: |\n  ---\n  x"), (Texts{"a: |\n  ---\n  x"}));
  EXPECT_EQ(v43("-----"), (Texts{"--"}));
  EXPECT_EQ(v43(""), Texts{});
  EXPECT_EQ(v43(" \n---"), Texts{});
  EXPECT_EQ(v43("\xc2\xa0"
                "a"),
            (Texts{"a"}));
}

TEST(Documents, TheOlderRuleTrims) {
  auto v41 = [](std::string_view text) { return split(text, HelmVersion::V4_1); };
  EXPECT_EQ(v41("a: 1\n---\nb: 2\n"), (Texts{"a: 1", "b: 2"}));
  EXPECT_EQ(v41("---\n---\na: 1\n"), (Texts{"---\na: 1"}));
  EXPECT_EQ(v41("a: 1\n---\n---\nb: 2\n"), (Texts{"a: 1", "---\nb: 2"}));
  EXPECT_EQ(v41("a: 1 \r\n \n---\r\n\r\nb: 2\r\n"), (Texts{"a: 1", "b: 2"}));
  EXPECT_EQ(v41("a\n---"), (Texts{"a"}));
  EXPECT_EQ(v41("-----"), (Texts{"--"}));
  EXPECT_EQ(v41("\n"), Texts{});
}

}  // namespace
}  // namespace pave::render::helm
