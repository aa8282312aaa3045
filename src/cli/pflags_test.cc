#include "cli/pflags.h"

#include <gtest/gtest.h>

#include <array>

namespace pave::cli {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::array kFlags = {
    Flag{.name = "--set", .kind = FlagKind::Repeated, .value = "KEY=VALUE", .help = ""},
    Flag{.name = "--values", .kind = FlagKind::List, .value = "FILE", .help = "", .letter = 'f'},
    Flag{.name = "--namespace", .kind = FlagKind::Value, .value = "NAME", .help = "", .letter = 'n'},
    Flag{.name = "--generate-name", .kind = FlagKind::Switch, .value = "", .help = "", .letter = 'g'},
    Flag{.name = "--wait", .kind = FlagKind::Optional, .value = "", .help = ""},
};
const Verb kVerb = {.name = "try",
                    .arguments = "[NAME] CHART",
                    .summary = "",
                    .details = "",
                    .flags = kFlags,
                    .examples = {},
                    .run = nullptr,
                    .reading = Reading::PFlag};

std::expected<Arguments, std::string> parse(const Words& words) { return parse_pflags(kVerb, words); }
std::string error(const Words& words) {
  auto arguments = parse(words);
  return arguments ? "" : arguments.error();
}

TEST(PFlags, ValuesInAllForms) {
  auto arguments = parse({"rel", "--set", "a=b,c", "--set=--x", "--set", "--y", "-f", "a.yaml,b.yaml", "-fc.yaml",
                          "-f=d.yaml", "--values", "\"e,1\",f", "chart", "-gn", "space", "--wait", "--", "-z"});
  ASSERT_TRUE(arguments) << arguments.error();
  EXPECT_EQ(arguments->list("--set"), (Words{"a=b,c", "--x", "--y"}));
  EXPECT_EQ(arguments->list("--values"), (Words{"a.yaml", "b.yaml", "c.yaml", "d.yaml", "e,1", "f"}));
  EXPECT_EQ(arguments->value("--namespace", ""), "space");
  EXPECT_TRUE(is_on(*arguments, "--generate-name"));
  EXPECT_TRUE(arguments->has("--wait"));
  EXPECT_EQ(arguments->positional, (std::vector<std::string>{"rel", "chart", "-z"}));
}

TEST(PFlags, SwitchesTakeTruthValues) {
  EXPECT_FALSE(is_on(*parse({"-g", "--generate-name=F"}), "--generate-name"));
  EXPECT_FALSE(is_on(*parse({}), "--generate-name"));
  EXPECT_EQ(
      error({"--generate-name=maybe"}),
      "invalid argument \"maybe\" for \"-g, --generate-name\" flag: strconv.ParseBool: parsing \"maybe\": invalid "
      "syntax");
}

TEST(PFlags, EmptyValuesAndLoneDashes) {
  auto arguments = parse({"--namespace", "", "--values=", "-"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->value("--namespace", "x"), "");
  EXPECT_TRUE(arguments->list("--values").empty());
  EXPECT_EQ(arguments->positional, (std::vector<std::string>{"-"}));
}

TEST(PFlags, SaysWhatIsWrongAsTheLibraryDoes) {
  EXPECT_EQ(error({"--nope"}), "unknown flag: --nope");
  EXPECT_EQ(error({"-gx"}), "unknown shorthand flag: 'x' in -x");
  EXPECT_EQ(error({"--set"}), "flag needs an argument: --set");
  EXPECT_EQ(error({"-n"}), "flag needs an argument: 'n' in -n");
  EXPECT_EQ(error({"--=x"}), "bad flag syntax: --=x");
  EXPECT_TRUE(parse({"-h", "--nope"})->help);
}

}  // namespace
}  // namespace pave::cli
