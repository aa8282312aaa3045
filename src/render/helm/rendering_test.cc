#include "render/helm/rendering.h"

#include <gtest/gtest.h>

namespace pave::render::helm {
namespace {

TEST(Rendering, DeeperFoldersFirstThenFromTheEndOfTheAlphabet) {
  std::vector<ScopedTemplate> templates;
  for (std::string_view name : {"c/templates/a.yaml", "c/templates/b.yaml", "c/charts/d/templates/a.yaml",
                                "c/templates/x/y.yaml", "c/templates/b.yaml"})
    templates.push_back({{nullptr, name}, nullptr, {}});
  lang::Map last;
  templates.back().dot = &last;
  sort_templates(templates);
  std::string order;
  for (const ScopedTemplate& one : templates) (order += one.named.name) += ' ';
  EXPECT_EQ(order, "c/charts/d/templates/a.yaml c/templates/x/y.yaml c/templates/b.yaml c/templates/a.yaml ");
  EXPECT_EQ(templates[2].dot, &last);
}

}  // namespace
}  // namespace pave::render::helm
