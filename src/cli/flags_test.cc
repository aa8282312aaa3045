#include "cli/flags.h"

#include <gtest/gtest.h>

#include <array>

namespace pave::cli {
namespace {

constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};
constexpr std::array kFlags = {
    Flag{"--select", FlagKind::List, "RULE,...", "only these"},
    Flag{"--format", FlagKind::Value, "FORMAT", "text or json", kFormats},
    Flag{"--threads", FlagKind::Value, "N", "threads"},
    Flag{"--show-allowed", FlagKind::Switch, "", "more"},
    Flag{.name = "--values", .kind = FlagKind::List, .value = "FILE,...", .help = "files", .letter = 'f'},
};
const Verb kVerb = {.name = "try",
                    .arguments = "[PATH...]",
                    .summary = "",
                    .details = "",
                    .flags = kFlags,
                    .examples = {},
                    .run = nullptr};
const Verb kBare = {
    .name = "bare", .arguments = "", .summary = "", .details = "", .flags = {}, .examples = {}, .run = nullptr};

std::expected<Arguments, std::string> parse(std::vector<std::string_view> words, const Verb& verb = kVerb) {
  return parse_flags(verb, words);
}

TEST(Flags, ReadsValuesInBothForms) {
  auto arguments = parse({"--threads", "4", "a.yaml", "--format=json", "--show-allowed", "b.yaml", "-"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->value("--threads", "1"), "4");
  EXPECT_EQ(arguments->value("--format", "text"), "json");
  EXPECT_TRUE(arguments->has("--show-allowed"));
  EXPECT_EQ(arguments->positional, (std::vector<std::string>{"a.yaml", "b.yaml", "-"}));
}

TEST(Flags, TheLastValueCountsAndListsGrow) {
  auto arguments = parse({"--threads=1", "--threads=2", "--select=a,b", "--select", "c"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->value("--threads", ""), "2");
  EXPECT_EQ(arguments->list("--select"), (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_EQ(arguments->value("--format", "text"), "text");
  EXPECT_FALSE(arguments->has("--show-allowed"));
}

TEST(Flags, TwoDashesEndTheFlags) {
  auto arguments = parse({"--", "--select", "-x"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->positional, (std::vector<std::string>{"--select", "-x"}));
}

TEST(Flags, ALetterStandsForAFlag) {
  auto arguments = parse({"-f", "a,b", "-fc", "-f=d", "e"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->list("--values"), (std::vector<std::string_view>{"a", "b", "c", "d"}));
  EXPECT_EQ(arguments->positional, (std::vector<std::string>{"e"}));
}

TEST(Flags, HelpWinsOverWhatFollows) {
  EXPECT_TRUE(parse({"-h", "--nonsense"})->help);
  EXPECT_TRUE(parse({"a", "--help"})->help);
}

TEST(Flags, SaysWhatIsWrong) {
  auto message = [](std::vector<std::string_view> words, const Verb& verb = kVerb) {
    return parse(std::move(words), verb).error();
  };
  EXPECT_EQ(message({"--selct", "a"}), "unknown flag \"--selct\", did you mean \"--select\"?");
  EXPECT_EQ(message({"-x"}), "unknown flag \"-x\"");
  EXPECT_EQ(message({"--select"}), "--select needs a value: --select RULE,...");
  EXPECT_EQ(message({"--select", "--format=json"}), "--select needs a value: --select RULE,...");
  EXPECT_EQ(message({"--select=a,,b"}), "--select needs a value: --select RULE,...");
  EXPECT_EQ(message({"--threads="}), "--threads needs a value: --threads N");
  EXPECT_EQ(message({"--show-allowed=yes"}), "--show-allowed takes no value");
  EXPECT_EQ(message({"--format", "jsn"}), "--format can't be \"jsn\"; it is one of text, json; did you mean \"json\"?");
  EXPECT_EQ(message({"a"}, kBare), "bare takes no arguments, found \"a\"");
}

}  // namespace
}  // namespace pave::cli
