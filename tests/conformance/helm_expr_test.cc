// Template expressions with the answers of Helm 4.3.1 and, where they differ, of Helm 4.1.4.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/fake_files.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "doc/reader.h"
#include "lang/gotemplate/run.h"
#include "render/helm/capabilities.h"
#include "render/helm/coalesce.h"
#include "render/helm/dependencies.h"
#include "render/helm/error_text.h"
#include "render/helm/load.h"
#include "render/helm/template_cache.h"
#include "render/helm/template_scope.h"
#include "tests/conformance/suite.h"

namespace pave::conformance {
namespace {

namespace gotemplate = lang::gotemplate;
namespace helm = render::helm;
using lang::Map;
using lang::Value;

constexpr std::string_view kFile = "c/templates/case.yaml";
constexpr std::string_view kSections[] = {"blocks",  "core",   "dates",   "dicts",  "fromYaml", "kinds",
                                          "lists",   "math",   "objects", "printf", "regex",    "semver",
                                          "strings", "toJson", "toYaml",  "url",    "values",   "yaml"};

struct Case {
  std::string_view name;
  std::string_view values;
  std::string_view text;
};

struct Answer {
  bool failed = false;
  std::string text;  ///< rendered, or Helm's message
};

/// The data have no white space at the end of messages.
Answer refused(std::string why) {
  why.erase(why.find_last_not_of(" \n") + 1);
  return {true, std::move(why)};
}

/// The data hold text: where Helm wrote a byte that is no UTF-8, they have U+FFFD.
std::string as_text(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    std::uint32_t code = 0;
    std::size_t size = base::next_character(bytes, code);
    base::append_utf8(code, out);
    bytes.remove_prefix(size);
  }
  return out;
}

/// A release of the chart of one template, up to the text of that template.
Answer render_template(const helm::LoadedChart& chart, helm::HelmVersion version) {
  base::Arena arena;
  helm::ReleaseOptions options;
  options.name = "rel";
  options.kube_version = "1.35.0";
  options.helm_version = version;
  std::vector<helm::ValueWarning> warnings;
  helm::Coalescing context{version, arena, warnings};
  const Map given;
  auto enabled = helm::enable_dependencies(chart, given, context);
  if (!enabled) return refused(enabled.error().helm);
  auto values = helm::coalesce_values((*enabled)->values, &given, context);
  if (!values) return refused(values.error().helm);
  auto capabilities = helm::capabilities_of(options);
  std::vector<helm::ScopedTemplate> templates =
      helm::scoped_templates(**enabled, *values, *capabilities, options, arena);
  std::vector<helm::NamedTemplate> named{templates.at(0).named};
  gotemplate::RunOptions run;
  run.edition = version == helm::HelmVersion::V4_1 ? lang::Edition::Helm41 : lang::Edition::Helm43;
  auto set = chart.templates->set_of(named, run.edition);
  if (!set) return refused(helm::error_text(set.error(), kFile));
  Map* names = lang::make_map(arena);
  names->set("Name", Value::of(kFile), arena);
  names->set("BasePath", Value::of(templates[0].base_path), arena);
  templates[0].dot->set("Template", Value::of(names, lang::Type::Values), arena);
  gotemplate::Runner runner(**set, arena, run);
  lang::Text out;
  if (auto error = runner.run(kFile, Value::of(templates[0].dot, lang::Type::Values), out))
    return refused(helm::error_text(*error, kFile));
  return {false, as_text(out.bytes())};
}

Answer render(const Case& test, helm::HelmVersion version) {
  base::FakeFiles files;
  files.add("/c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\nappVersion: \"1.0\"\n");
  files.add("/c/values.yaml", std::string(test.values));
  files.add("/c/templates/case.yaml", std::string(test.text));
  helm::LoadOptions options;
  options.helm_version = version;
  auto chart = helm::load_chart(files, "/c", options);
  if (!chart) return refused(chart.error().helm);
  return render_template(**chart, version);
}

/// How many errors were right down to the position.
struct FullTexts {
  std::size_t same = 0;
  std::vector<std::string> different;
};

void judge(const Case& test, const doc::Node& wanted, std::string_view name, helm::HelmVersion version, Suite& suite,
           FullTexts& full) {
  Answer answer = render(test, version);
  const doc::Node* expected = wanted.find("expected");
  if (expected != nullptr) {
    bool same = !answer.failed && answer.text == expected->text();
    suite.record(name, same, fmt::format("{}\n    wanted {}\n    got    {}", test.text, expected->text(), answer.text));
    return;
  }
  std::string_view heart = wanted.string_at("error");
  bool contained = answer.failed && answer.text.find(heart) != std::string::npos;
  suite.record(name, contained, fmt::format("{}\n    wanted the error {}\n    got {}", test.text, heart, answer.text));
  if (answer.text == wanted.string_at("error_full")) ++full.same;
  else
    full.different.push_back(fmt::format("{}: {}\n    wanted {}\n    got    {}", name, test.text,
                                         wanted.string_at("error_full"), answer.text));
}

void run_section(std::string_view section, Suite& suite, FullTexts& full) {
  std::string lines = suite.read(std::string(section) + ".jsonl");
  for (std::string_view rest = lines; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    base::Sources sources;
    base::Arena arena;
    doc::Stream stream = doc::read(sources.add("cases", std::string(line)), arena, {});
    ASSERT_EQ(stream.documents.size(), 1U);
    ASSERT_NE(stream.documents[0].root, nullptr);
    const doc::Node& node = *stream.documents[0].root;
    Case test{node.string_at("name"), node.string_at("values"), node.string_at("template")};
    judge(test, node, test.name, helm::HelmVersion::V4_3, suite, full);
    const doc::Node* older = node.find("helm_4_1");
    judge(test, older == nullptr ? node : *older, std::string(test.name) + " of 4.1", helm::HelmVersion::V4_1, suite,
          full);
  }
}

TEST(HelmExpr, Expressions) {
  Suite suite("helm-expr");
  if (!suite.found()) GTEST_SKIP() << suite.missing();
  FullTexts full;
  for (std::string_view section : kSections) run_section(section, suite, full);
  std::printf("whole error texts: %zu the same, %zu others\n", full.same, full.different.size());
  for (const std::string& one : full.different) std::printf("  %s\n", one.c_str());
  suite.expect_passed();
}

}  // namespace
}  // namespace pave::conformance
