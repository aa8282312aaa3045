#include "estate/settings.h"

#include <gtest/gtest.h>

namespace pave::estate {
namespace {

std::vector<std::string> errors_of(std::string text) { return read_settings("pave.yaml", std::move(text)).errors; }

TEST(Settings, NameWhatIsOutside) {
  ReadSettings read = read_settings(
      "pave.yaml", "outside:\n- {kind: Secret, name: shared-tls, namespace: shop}\n- {kind: \"*\", name: \"eso-*\"}\n");
  EXPECT_TRUE(read.errors.empty());
  ASSERT_EQ(read.settings.outside.size(), 2U);
  EXPECT_EQ(read.settings.outside[0].namespace_name, "shop");
  EXPECT_EQ(read.settings.outside[1].name, "eso-*");
  EXPECT_EQ(read.settings.outside[1].namespace_name, "*");
}

TEST(Settings, MayBeEmpty) {
  EXPECT_TRUE(errors_of("").empty());
  EXPECT_TRUE(errors_of("# nothing yet\n").empty());
  EXPECT_TRUE(errors_of("outside:\n").empty());
}

TEST(Settings, SayWhatIsWrongAtItsPlace) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(errors_of("outsde: []\n"), Lines{"pave.yaml:1:1: unknown key \"outsde\", did you mean \"outside\"?"});
  EXPECT_EQ(errors_of("rules: []\n"), Lines{"pave.yaml:1:1: unknown key \"rules\"; the keys are outside"});
  EXPECT_EQ(errors_of("- a\n"), Lines{"pave.yaml:1:1: the settings are a list, not a map"});
  EXPECT_EQ(errors_of("outside: all\n"), Lines{"pave.yaml:1:10: \"outside\" must be a list"});
  EXPECT_EQ(errors_of("outside: [{kind: Secret}]\n"), Lines{"pave.yaml:1:11: \"name\" is missing"});
  EXPECT_EQ(errors_of("outside: [{kind: Secret, name: 1}]\n"),
            Lines{"pave.yaml:1:32: \"name\" must be a text; write it in quotes if it is a number"});
  EXPECT_EQ(errors_of("outside: [{kind: a, nam: b, name: c}]\n"),
            Lines{"pave.yaml:1:21: unknown key \"nam\", did you mean \"name\"?"});
  EXPECT_EQ(errors_of("outside: [a]\n").size(), 1U);
  EXPECT_EQ(errors_of("a: [\n").size(), 1U);
}

TEST(Settings, AreNotEndless) {
  std::string text = "outside:\n";
  for (std::size_t i = 0; i <= kMaxOutside; ++i) text += "- {kind: a, name: b}\n";
  EXPECT_EQ(errors_of(text).size(), 1U);
}

}  // namespace
}  // namespace pave::estate
