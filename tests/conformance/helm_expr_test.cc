// Template expressions with the answers of Helm 4.3.1 and, where they differ, of Helm 4.1.4.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/fake_files.h"
#include "doc/reader.h"
#include "lang/gotemplate/run.h"
#include "render/helm/capabilities_object.h"
#include "render/helm/coalesce.h"
#include "render/helm/error_text.h"
#include "render/helm/files_object.h"
#include "render/helm/load.h"
#include "render/helm/template_cache.h"
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

/// A release of the chart of one template, with just the objects that the cases look at.
class Release {
 public:
  Release(const helm::LoadedChart& chart, helm::HelmVersion version) : chart_(chart), version_(version) {}

  Answer render() {
    const helm::Chart& root = *chart_.root;
    std::vector<helm::ValueWarning> warnings;
    helm::ChartValues own{root.metadata.name, root.defaults, {}};
    auto values = helm::coalesce_values(own, nullptr, {version_, arena_, warnings});
    if (!values) return refused(values.error().helm);
    std::vector<helm::NamedTemplate> templates{{&root.templates[0], kFile}};
    lang::Edition edition = version_ == helm::HelmVersion::V4_1 ? lang::Edition::Helm41 : lang::Edition::Helm43;
    auto set = chart_.templates->set_of(templates, edition);
    if (!set) return refused(helm::error_text(set.error(), kFile));
    gotemplate::RunOptions options;
    options.edition = edition;
    gotemplate::Runner runner(**set, arena_, options);
    lang::Text out;
    if (auto error = runner.run(kFile, objects(*values), out)) return refused(helm::error_text(*error, kFile));
    return {false, std::string(out.bytes())};
  }

 private:
  void set(Map& map, std::string_view key, const Value& value) { map.set(key, value, arena_); }
  static Value text(std::string_view bytes) { return Value::of(bytes); }

  Value objects(Map* values) {
    helm::ReleaseOptions options;
    options.kube_version = "1.35.0";
    options.helm_version = version_;
    Map* root = lang::make_map(arena_);
    set(*root, "Values", Value::of(values, lang::Type::Values));
    set(*root, "Release", release());
    Map* metadata = lang::make_map(arena_);
    for (const lang::MapEntry& field : chart_.root->metadata.fields->all()) set(*metadata, field.key, field.value);
    set(*metadata, "IsRoot", Value::of(true));
    set(*root, "Chart", Value::of(metadata));
    set(*root, "Capabilities", helm::capabilities_object(*helm::capabilities_of(options), arena_));
    set(*root, "Files", helm::files_object({}, version_, arena_));
    set(*root, "Subcharts", Value::of(lang::make_map(arena_)));
    Map* names = lang::make_map(arena_);
    set(*names, "Name", text(kFile));
    set(*names, "BasePath", text("c/templates"));
    set(*root, "Template", Value::of(names, lang::Type::Values));
    return Value::of(root);
  }
  Value release() {
    Map* map = lang::make_map(arena_);
    set(*map, "Name", text("rel"));
    set(*map, "Namespace", text("default"));
    set(*map, "Service", text("Helm"));
    set(*map, "Revision", Value::of_int(1));
    set(*map, "IsInstall", Value::of(true));
    set(*map, "IsUpgrade", Value::of(false));
    return Value::of(map);
  }

  const helm::LoadedChart& chart_;
  helm::HelmVersion version_;
  base::Arena arena_;
};

Answer render(const Case& test, helm::HelmVersion version) {
  base::FakeFiles files;
  files.add("/c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\nappVersion: \"1.0\"\n");
  files.add("/c/values.yaml", std::string(test.values));
  files.add("/c/templates/case.yaml", std::string(test.text));
  helm::LoadOptions options;
  options.helm_version = version;
  auto chart = helm::load_chart(files, "/c", options);
  if (!chart) return refused(chart.error().helm);
  return Release(**chart, version).render();
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
