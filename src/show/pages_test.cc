#include "show/pages.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::show {
namespace {

TEST(Pages, EveryCodeHasAPageAndEveryPageACode) {
  std::string codes, ids;
  for (const base::CodeFacts& facts : base::all_codes()) codes += std::string(facts.id) + "\n";
  for (const Page& page : all_pages()) ids += std::string(page.id) + "\n";
  EXPECT_EQ(ids, codes) << "left: docs/findings, right: src/base/codes.def";
}

TEST(Pages, EachHasTheSamePlan) {
  for (const Page& page : all_pages()) {
    std::string_view text = page.text;
    EXPECT_TRUE(text.starts_with("# " + std::string(page.id) + "\n\n")) << page.id;
    EXPECT_GT(first_paragraph(text).size(), 40U) << page.id;
    std::size_t at = 0;
    for (std::string_view heading : {"\n## Why it matters\n", "\n## Example\n", "\n## Silencing it\n"}) {
      std::size_t found = text.find(heading, at);
      ASSERT_NE(found, std::string_view::npos) << page.id << " lacks" << heading;
      at = found;
    }
    EXPECT_TRUE(text.ends_with('\n')) << page.id;
  }
}

TEST(Pages, GivesTheParagraphBelowTheTitle) {
  EXPECT_EQ(first_paragraph("# a/b\n\nOne\ntwo.\n\nMore.\n"), "One\ntwo.");
  EXPECT_EQ(first_paragraph("# a/b\n\nOne.\n"), "One.");
  EXPECT_EQ(first_paragraph("# a/b\n"), "");
}

}  // namespace
}  // namespace pave::show
