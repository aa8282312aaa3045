#include "cli/run.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <span>
#include <string>
#include <vector>

#include "base/code.h"
#include "cli/flags.h"
#include "cli/help.h"
#include "cli/pflags.h"

namespace pave::cli {
namespace {

struct Result {
  int code;
  std::string out;
  std::string err;
};

Result run_words(std::vector<std::string_view> words) {
  Output out, err;
  Context context{out, err, {}};
  int code = run(words, context);
  return {code, out.text(), err.text()};
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

TEST(Run, PrintsItsVersion) {
  Result version = run_words({"version"});
  EXPECT_EQ(version.code, kOk);
  EXPECT_TRUE(version.out.starts_with("pave 0.")) << version.out;
  EXPECT_EQ(run_words({"--version"}).out, version.out);
}

TEST(Run, ListsAllRules) {
  Result text = run_words({"rules"});
  Result json = run_words({"rules", "--format", "json"});
  EXPECT_EQ(text.code, kOk);
  for (const base::CodeFacts& facts : base::all_codes()) {
    EXPECT_NE(text.out.find(facts.id), std::string::npos) << facts.id;
    EXPECT_NE(json.out.find("\"id\": \"" + std::string(facts.id) + "\""), std::string::npos) << facts.id;
  }
  EXPECT_TRUE(json.out.starts_with("[\n  {\n    \"id\": \"api/deprecated\",\n    \"severity\": \"warning\",\n"));
}

TEST(Run, ExplainsARule) {
  Result page = run_words({"explain", "schema/unknown-field"});
  EXPECT_EQ(page.code, kOk);
  EXPECT_TRUE(page.out.starts_with("# schema/unknown-field\n")) << page.out;
  EXPECT_EQ(run_words({"explain", "rule", "schema/unknown-field"}).out, page.out);
  EXPECT_TRUE(run_words({"explain", "pod-security"}).out.starts_with("pod-security/baseline: "));

  Result unknown = run_words({"explain", "schema/unknown-feild"});
  EXPECT_EQ(unknown.code, kFailed);
  EXPECT_EQ(unknown.out, "");
  EXPECT_EQ(unknown.err,
            "pave: no rule is called \"schema/unknown-feild\", did you mean \"schema/unknown-field\"?\n\"pave rules\" "
            "lists the rules\n");
  EXPECT_EQ(run_words({"explain"}).code, kFailed);
  EXPECT_EQ(run_words({"explain", "schema", "api"}).code, kFailed);
}

TEST(Run, NamesTheNearestVerb) {
  Result result = run_words({"explian"});
  EXPECT_EQ(result.code, kFailed);
  EXPECT_EQ(result.err, "pave: unknown verb \"explian\", did you mean \"explain\"?\n\"pave --help\" lists the verbs\n");
  EXPECT_EQ(run_words({"help", "explian"}).err, result.err);
}

TEST(Run, HelpsOnStandardOutputAndWithoutAVerbOnStandardError) {
  EXPECT_EQ(run_words({"--help"}).out, program_help());
  EXPECT_EQ(run_words({"help"}).out, program_help());
  Result nothing = run_words({});
  EXPECT_EQ(nothing.code, kFailed);
  EXPECT_EQ(nothing.out, "");
  EXPECT_EQ(nothing.err, program_help());
}

TEST(Run, EveryVerbsHelpNamesItsFlagsAndItsExamplesParse) {
  for (const Verb* verb : all_verbs()) {
    Result help = run_words({verb->name, "--help"});
    EXPECT_EQ(help.code, kOk);
    EXPECT_EQ(run_words({"help", verb->name}).out, help.out);
    for (const Flag& flag : verb->flags)
      EXPECT_EQ(help.out.find(flag.name) != std::string::npos, !flag.is_hidden) << flag.name;
    EXPECT_FALSE(verb->examples.empty()) << verb->name;
    for (const Example& example : verb->examples) {
      EXPECT_NE(help.out.find(example.command), std::string::npos);
      // What another program says comes before it, through a pipe.
      std::size_t start = example.command.rfind("pave ");
      ASSERT_NE(start, std::string_view::npos) << example.command;
      std::vector<std::string_view> words = split(example.command.substr(start));
      EXPECT_EQ(words[1], verb->name);
      auto parse = verb->reading == Reading::PFlag ? parse_pflags : parse_flags;
      EXPECT_TRUE(parse(*verb, std::span(words).subspan(2))) << example.command;
      // The verbs that only print are run; the others have cases of their own.
      bool only_prints = words[2 < words.size() ? 2 : 1] != "field" &&
                         (verb == &kRulesVerb || verb == &kExplainVerb || verb == &kVersionVerb);
      if (only_prints) {
        EXPECT_EQ(run_words({words.begin() + 1, words.end()}).code, kOk) << example.command;
      }
    }
  }
}

TEST(Run, WordsOfTheUserCanNotSteerTheTerminal) {
  for (std::string_view verb : {"check", "render"}) {
    auto missing = run_words({verb, "no\x1b[31mfile"});
    EXPECT_EQ(missing.code, kFailed);
    EXPECT_EQ(missing.err, "pave " + std::string(verb) + ": no\xef\xbf\xbd[31mfile: it does not exist\n");
  }
  for (std::vector<std::string_view> words :
       std::vector<std::vector<std::string_view>>{{"\x1b[2J"},
                                                  {"explain", "\x1b[2J"},
                                                  {"check", "--\x1b[2J"},
                                                  {"check", "--select", "\x1b[2J"},
                                                  {"rules", "\x1b[2J"}}) {
    auto refused = run_words(words);
    EXPECT_EQ(refused.code, kFailed);
    EXPECT_EQ(refused.err.find('\x1b'), std::string::npos) << refused.err;
  }
}

TEST(Run, SaysThatTheOutputCouldNotBeWritten) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  Output out(ends[1]), err;
  Context context{out, err, {}};
  std::vector<std::string_view> words = {"rules"};
  EXPECT_EQ(run(words, context), kFailed);
  EXPECT_EQ(err.text(), "pave: can't write the output: Broken pipe\n");
  close(ends[1]);

  int full = open("/dev/full", O_WRONLY);
  if (full < 0) GTEST_SKIP() << "no /dev/full";
  Output to_full(full), err2;
  Context second{to_full, err2, {}};
  EXPECT_EQ(run(words, second), kFailed);
  EXPECT_EQ(err2.text(), "pave: can't write the output: No space left on device\n");
  close(full);
}

}  // namespace
}  // namespace pave::cli
