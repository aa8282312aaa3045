// Small charts with what `helm template` of Helm 4.3.1 and, where it differs, of Helm 4.1.4 prints.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/fake_files.h"
#include "cli/pflags.h"
#include "cli/template.h"
#include "doc/reader.h"
#include "tests/conformance/suite.h"

namespace pave::conformance {
namespace {

constexpr std::string_view kGroups[] = {"cap",    "chartyaml", "crds",      "dep",   "docs",  "fail",
                                        "files",  "hooks",     "misc",      "notes", "order", "partials",
                                        "schema", "set",       "show-only", "sub",   "values"};
constexpr std::string_view kHere = "/here/";

struct Answer {
  int code = 0;
  std::string out;
  std::string error;  ///< what stands behind `Error: `, up to our own words
};

/// Paths in messages of Helm are absolute; the data have them from where the command ran.
std::string relative(std::string text) {
  for (std::size_t at = text.find(kHere); at != std::string::npos; at = text.find(kHere, at))
    text.erase(at, kHere.size());
  return text;
}

Answer run(const doc::Node& test, std::string_view helm_version) {
  base::FakeFiles files;
  for (const doc::Node& file : test.find("files")->children())
    files.add(std::string(kHere) + std::string(file.key()), std::string(file.text()));
  std::vector<std::string_view> words = {"--helm-version", helm_version};
  std::vector<std::string_view> given;
  for (const doc::Node& word : test.find("args")->children()) given.push_back(word.text());
  bool has_name = std::ranges::find(given, "--name-template") == given.end();
  if (has_name) words.push_back("rel");
  words.push_back("chart");
  words.insert(words.end(), given.begin(), given.end());

  cli::Output out;
  cli::Output err;
  cli::Context context{out, err, {}};
  auto arguments = cli::parse_pflags(cli::kTemplateVerb, words);
  if (!arguments) return {1, {}, arguments.error()};
  auto command = cli::read_template(*arguments);
  if (!command) return {1, {}, command.error()};
  Answer answer;
  answer.code = cli::print_template(*std::move(command), files, context);
  answer.out = out.text();
  std::string_view said = err.text();
  std::size_t error = said.find("Error: ");
  if (error != std::string_view::npos) answer.error = relative(std::string(said.substr(error + 7)));
  return answer;
}

/// How far the answers agree where they need not be the same to the letter.
struct Grades {
  std::size_t errors = 0;
  std::size_t same_errors = 0;
  std::vector<std::string> other_errors;
};

void judge(const doc::Node& test, const doc::Node& wanted, const std::string& name, std::string_view version,
           Suite& suite, Grades& grades) {
  Answer answer = run(test, version);
  if (const doc::Node* expected = wanted.find("expected")) {
    bool same = answer.code == 0 && answer.out == expected->text();
    suite.record(name, same, fmt::format("wanted\n{}\ngot\n{}{}", expected->text(), answer.out, answer.error));
    return;
  }
  std::string_view error = wanted.string_at("error");
  suite.record(name, answer.code == 1 && answer.out == wanted.string_at("stdout_with_error"),
               fmt::format("wanted the error {}\ngot\n{}{}", error, answer.out, answer.error));
  ++grades.errors;
  std::string_view said = answer.error;
  bool same = said.starts_with(error) && said.find_first_not_of(" \n", error.size()) != error.size();
  if (same) ++grades.same_errors;
  else grades.other_errors.push_back(fmt::format("{}\n    wanted {}\n    got    {}", name, error, answer.error));
}

void run_group(std::string_view group, Suite& suite, Grades& grades) {
  std::string lines = suite.read(std::string(group) + ".jsonl");
  for (std::string_view rest = lines; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    base::Sources sources;
    base::Arena arena;
    doc::Stream stream = doc::read(sources.add("cases", std::string(line)), arena, {});
    ASSERT_EQ(stream.documents.size(), 1U);
    ASSERT_NE(stream.documents[0].root, nullptr);
    const doc::Node& test = *stream.documents[0].root;
    std::string name(test.string_at("name"));
    judge(test, test, name, "4.3", suite, grades);
    const doc::Node* older = test.find("helm_4_1");
    judge(test, older == nullptr ? test : *older, name + " of 4.1", "4.1", suite, grades);
  }
}

TEST(HelmCharts, PrintWhatHelmPrints) {
  Suite suite("helm-charts");
  if (!suite.found()) GTEST_SKIP() << suite.missing();
  Grades grades;
  for (std::string_view group : kGroups) run_group(group, suite, grades);
  std::printf("conformance helm-charts: %zu of %zu error messages are Helm's to the letter\n", grades.same_errors,
              grades.errors);
  for (const std::string& one : grades.other_errors) std::printf("  %s\n", one.c_str());
  suite.expect_passed();
}

}  // namespace
}  // namespace pave::conformance
