#include "judge/rendered_lines.h"

#include <gtest/gtest.h>

namespace pave::judge {
namespace {

constexpr base::Run kRuns[] = {{}};

TEST(RenderedLines, ThreeLinesOnEachSide) {
  base::Sources sources;
  const base::Source& text = sources.add_rendered("c/templates/a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", kRuns, {});
  auto note = rendered_lines(text.at(8), sources);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->message,
            "rendered by c/templates/a.yaml:\n     2 | 2\n     3 | 3\n     4 | 4\n>    5 | 5\n     6 | 6\n     7 | 7\n"
            "     8 | 8");
  EXPECT_TRUE(
      rendered_lines(text.at(0), sources)->message.starts_with("rendered by c/templates/a.yaml:\n>    1 | 1\n"));
  EXPECT_TRUE(rendered_lines(text.at(text.text.size()), sources)->message.ends_with("     9 | 9\n>   10 | "));
}

TEST(RenderedLines, NothingOfSecretsAndOfWhatWasWritten) {
  base::Sources sources;
  const base::Source& secret =
      sources.add_rendered("s.yaml", "a: 1\n---\nkind: Secret\nstringData:\n  p: hidden\n", kRuns, {});
  EXPECT_EQ(rendered_lines(secret.at(secret.text.find("hidden")), sources)->message,
            "line 5 of what s.yaml renders to; it is a Secret, so its text is not shown");
  EXPECT_FALSE(rendered_lines(sources.add("w.yaml", "a: 1\n").at(0), sources));
  EXPECT_FALSE(rendered_lines({}, sources));
}

TEST(RenderedLines, NothingOfFieldsThatAreNamedLikeSecrets) {
  base::Sources sources;
  const base::Source& text =
      sources.add_rendered("m.yaml", "kind: ConfigMap\ndata:\n  dbPassword: hunter2\n  a: [\n", kRuns, {});
  EXPECT_EQ(rendered_lines(text.at(text.text.find('[')), sources)->message,
            "rendered by m.yaml:\n     1 | kind: ConfigMap\n     2 | data:\n     3 | ...\n>    4 |   a: [");
}

}  // namespace
}  // namespace pave::judge
