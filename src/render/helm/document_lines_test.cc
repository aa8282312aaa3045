#include "render/helm/document_lines.h"

#include <gtest/gtest.h>

namespace pave::render::helm {
namespace {

TEST(DocumentLines, WhatYamlWouldDivideOtherwiseIsBlank) {
  base::Arena arena;
  std::string_view same = "a: 1\n--- # x\nb: 2\n";
  EXPECT_EQ(divide_as_helm(same, arena).data(), same.data());
  EXPECT_EQ(divide_as_helm("a: 1\n---# x\nb: 2", arena), "a: 1\n---   \nb: 2");
  EXPECT_EQ(divide_as_helm("a: 1\n... # e\nb: 2\n\n---\nc: 3\n....\n", arena),
            "a: 1\n... # e\n    \n\n---\nc: 3\n....\n");
}

}  // namespace
}  // namespace pave::render::helm
