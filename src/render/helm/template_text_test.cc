#include "render/helm/template_text.h"

#include <gtest/gtest.h>

namespace pave::render::helm {
namespace {

class Texts : public ::testing::Test {
 protected:
  Manifest manifest(std::string path, std::string text) {
    const base::Source& source = sources_.add(std::move(path), std::move(text));
    return {source.path, &source, {0, static_cast<std::uint32_t>(source.text.size())}, {}, nullptr, std::nullopt};
  }
  Manifest hook(std::string path, std::string text, HookEvent event) {
    Manifest made = manifest(std::move(path), std::move(text));
    made.hook.emplace().events = {event};
    return made;
  }
  void fill() {
    release_.name = "rel";
    release_.objects.push_back(manifest("c/templates/a.yaml", "a: 1\n\n"));
    release_.objects.push_back(manifest("c/templates/b.yaml", "b: 1\n\n"));
    release_.hooks.push_back(hook("c/templates/h.yaml", "h: 1\n", HookEvent::PreInstall));
    release_.hooks.push_back(hook("c/templates/t.yaml", "t: 1\n", HookEvent::Test));
  }
  std::string text(const PrintOptions& options) {
    auto printed = template_text(release_, options, HelmVersion::V4_3);
    return printed ? *printed : "Error: " + printed.error();
  }

  base::Sources sources_;
  Release release_;
};

TEST_F(Texts, ObjectsThenHooks) {
  EXPECT_EQ(text({}), "\n") << "of nothing";
  fill();
  std::string objects = "---\n# Source: c/templates/a.yaml\na: 1\n\n\n---\n# Source: c/templates/b.yaml\nb: 1\n";
  std::string first_hook = "---\n# Source: c/templates/h.yaml\nh: 1\n\n";
  EXPECT_EQ(text({.include_crds = false, .no_hooks = true}), objects);
  EXPECT_EQ(text({.include_crds = false, .skip_tests = true}), objects + first_hook);
  EXPECT_EQ(text({}), objects + first_hook + "---\n# Source: c/templates/t.yaml\nt: 1\n\n");
}

TEST_F(Texts, ShowOnlyKeepsTheOrderOfItsPatterns) {
  fill();
  EXPECT_EQ(text({.include_crds = false, .show_only = {"templates/b.yaml", "templates/[a-a].yaml"}}),
            "---\n# Source: c/templates/b.yaml\nb: 1\n\n---\n# Source: c/templates/a.yaml\na: 1\n\n\n\n");
  EXPECT_EQ(text({.include_crds = false, .show_only = {"templates/c.yaml"}}),
            "Error: could not find template templates/c.yaml in chart");
  EXPECT_EQ(text({.include_crds = false, .show_only = {"*"}}), "Error: could not find template * in chart");
}

TEST_F(Texts, PartsForAFolder) {
  fill();
  std::vector<OutputPart> parts = template_parts(release_, {.include_crds = false, .skip_tests = true}, "rel");
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].path, "rel/c/templates/a.yaml");
  EXPECT_EQ(parts[0].text, "---\n# Source: c/templates/a.yaml\na: 1\n\n\n");
  EXPECT_EQ(template_parts(release_, {.include_crds = false, .no_hooks = true}, "")[1].path, "c/templates/b.yaml");
}

}  // namespace
}  // namespace pave::render::helm
