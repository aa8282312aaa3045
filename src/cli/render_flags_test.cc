#include "cli/render_flags.h"

#include <gtest/gtest.h>

namespace pave::cli {
namespace {

TEST(RenderFlags, ChooseTheFormat) {
  const Verb verb = {.name = "render",
                     .arguments = "[PATH...]",
                     .summary = "",
                     .details = "",
                     .flags = kRenderFlags,
                     .examples = {},
                     .run = nullptr};
  std::vector<std::string_view> words = {"apps", "--format", "json"};
  RenderCommand command = *read_render(*parse_flags(verb, words));
  EXPECT_EQ(command.paths, std::vector<std::string>{"apps"});
  EXPECT_EQ(command.format, show::ManifestFormat::Json);
  EXPECT_EQ(read_render(Arguments())->format, show::ManifestFormat::Yaml);
  words = {"--threads", "0"};
  EXPECT_FALSE(read_render(*parse_flags(verb, words)));
  words = {"--format=toml"};
  EXPECT_FALSE(parse_flags(verb, words));
}

}  // namespace
}  // namespace pave::cli
