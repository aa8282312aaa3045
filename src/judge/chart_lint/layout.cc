#include "judge/chart_lint/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/arena.h"
#include "doc/reader.h"

namespace pave::judge::chart_lint {
namespace {

using base::Code;
using base::Severity;
using render::helm::Chart;
using render::helm::ChartFile;

constexpr std::array<std::string_view, 4> kTemplateEndings = {".yaml", ".yml", ".tpl", ".txt"};
constexpr std::string_view kDefinitionGroup = "apiextensions.k8s.io";
constexpr std::string_view kDefinitionKind = "CustomResourceDefinition";

class LayoutLint {
 public:
  LayoutLint(const Chart& chart, std::vector<Remark>& out) : chart_(chart), out_(out) {}

  void run() {
    if (chart_.values_file == nullptr)
      say(Code::ChartRecommended, chart_start(), "the chart has no values.yaml",
          "write one with the defaults of all values that the templates read");
    if (chart_.templates.empty())
      say(Code::ChartRecommended, chart_start(), "the chart has no templates", "put them into the folder templates",
          Severity::Warning);
    for (const ChartFile& file : chart_.templates) template_file(file);
    for (const ChartFile* file : chart_.crds()) definitions(*file);
    dependencies();
  }

 private:
  base::Origin chart_start() const { return chart_.chart_file->source->at(0); }

  void say(Code code, base::Origin origin, std::string message, std::string help) {
    say(code, origin, std::move(message), std::move(help), base::facts(code).severity);
  }
  void say(Code code, base::Origin origin, std::string message, std::string help, Severity severity) {
    out_.push_back({{code, origin, std::move(message), std::move(help), {}}, severity, {}});
  }

  void template_file(const ChartFile& file) {
    std::string_view base = file.name.substr(file.name.rfind('/') + 1);
    std::size_t dot = base.rfind('.');
    std::string_view ending = dot == std::string_view::npos ? std::string_view() : base.substr(dot);
    if (std::ranges::find(kTemplateEndings, ending) != kTemplateEndings.end()) return;
    say(Code::ChartTemplateFile, file.source->at(0),
        ending.empty()
            ? "a file in templates/ without an ending, which Helm renders like all others"
            : fmt::format("a file in templates/ that ends in {}, which Helm renders like all others", ending),
        "end its name in .yaml, .yml, .tpl or .txt, or move it out of templates/");
  }

  void definitions(const ChartFile& file) {
    base::Arena arena;
    doc::Stream stream = doc::read(*file.source, arena, {.as_unmarshal = true});
    for (const doc::Document& document : stream.documents) {
      if (!document.errors.empty()) {
        out_.push_back({document.errors.front(), Severity::Error, {}});
        return;
      }
      if (document.root == nullptr || document.root->is_null()) continue;
      const doc::Node& root = *document.root;
      if (root.string_at("apiVersion").starts_with(kDefinitionGroup) && root.string_at("kind") == kDefinitionKind)
        continue;
      std::string_view kind = root.string_at("kind");
      say(Code::ChartNotADefinition, root.origin,
          kind.empty() || kind == kDefinitionKind
              ? fmt::format("this is no {} of {}", kDefinitionKind, kDefinitionGroup)
              : fmt::format("a {} in crds/, which is for {}s", kind, kDefinitionKind),
          "move it to templates/; crds/ is installed as it is, before all else");
    }
  }

  void dependencies() {
    for (const auto& inner : chart_.dependencies) {
      std::string_view name = inner->metadata.name;
      bool is_declared = std::ranges::any_of(chart_.metadata.dependencies,
                                             [&](const render::helm::Dependency& one) { return one.name == name; });
      if (is_declared) continue;
      say(Code::ChartUndeclaredDependency, chart_start(),
          fmt::format("charts/ holds the chart {}, which Chart.yaml does not declare", name),
          fmt::format("add it to dependencies: name: {}, version: {}", name, inner->metadata.version));
    }
  }

  const Chart& chart_;
  std::vector<Remark>& out_;
};

}  // namespace

void lint_layout(const Chart& chart, std::vector<Remark>& out) {
  if (chart.chart_file != nullptr) LayoutLint(chart, out).run();
}

}  // namespace pave::judge::chart_lint
