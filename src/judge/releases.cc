#include "judge/releases.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "estate/chart_folders.h"
#include "judge/chart_findings.h"
#include "judge/chart_lint/release.h"
#include "judge/chart_lint/values.h"
#include "judge/file_result.h"
#include "judge/make_finding.h"
#include "judge/release_remarks.h"
#include "render/helm/values.h"

namespace pave::judge {
namespace {

using render::helm::LoadedChart;
using render::helm::Manifest;
using render::helm::Release;
using render::helm::RenderError;

/// `web/charts/db/templates/a.yaml` of the chart in `deploy/web` -> `deploy/web/charts/db/templates/a.yaml`.
std::string on_disk(std::string_view name, std::string_view chart) {
  std::size_t slash = name.find('/');
  std::string_view inside = slash == std::string_view::npos ? name : name.substr(slash + 1);
  if (chart == ".") return std::string(inside);
  return fmt::format("{}/{}", chart, inside);
}

/// What a check finds in one release.
struct OneRelease {
  std::size_t input;
  const std::string* values;  ///< null: the defaults
  FileResult result = {};
  bool is_rendered = false;
};

void check_release(OneRelease& one, const ChartInput& input, const base::Files& files, const CheckOptions& options,
                   FileCheck& check) {
  auto release = render_input(input, one.values, files, options.kube_version);
  std::vector<Remark> remarks;
  auto say = [&](const base::Sources& sources) {
    ChartFindings found(sources, options.selection);
    found.add(remarks);
    for (Finding& finding : found.take()) {
      if (!finding.location.known() && finding.location.path.empty()) finding.location.path = input.path;
      one.result.findings.push_back(std::move(finding));
    }
  };
  if (!release) {
    const RenderError& error = release.error();
    release_remarks(error, remarks);
    say(error.sources != nullptr ? *error.sources : input.chart->sources);
    return;
  }
  one.is_rendered = true;
  std::vector<RenderedFile> rendered = rendered_files(*release, input, /*with_definitions=*/one.values == nullptr);
  one.result = check.check_rendered(*release->sources, rendered, /*is_known=*/one.values == nullptr);
  release_remarks(*release, input.use.get(), options.selection, remarks);
  say(*release->sources);
}

}  // namespace

ChartInput load_chart_input(const base::Files& files, const std::string& path,
                            const render::helm::DependencyFinder& find) {
  ChartInput input{
      .path = path, .chart = {}, .test_values = estate::test_values(files, path), .findings = {}, .use = nullptr};
  auto loaded =
      render::helm::load_chart(files, path, {.for_release = false, .without_missing = true, .find_dependency = find});
  if (!loaded) {
    const base::Sources none;
    bool has_sources = loaded.error().chart != nullptr;
    input.findings.push_back(
        make_chart_finding(loaded.error().diagnostic, has_sources ? loaded.error().chart->sources : none));
    if (!input.findings.back().location.known()) input.findings.back().location.path = path;
    return input;
  }
  input.chart = *std::move(loaded);
  const Selection all;
  ChartFindings found(input.chart->sources, all);
  for (const base::Diagnostic& missing : input.chart->missing) found.add(missing);
  for (const render::helm::ChartWarning& warning : input.chart->warnings) found.add(warning.diagnostic);
  for (const base::Diagnostic& problem : input.chart->problems)
    found.add({problem, base::Severity::Warning, {}});  // Helm takes the last one
  input.findings = found.take();
  return input;
}

std::expected<Release, RenderError> render_input(const ChartInput& input, const std::string* values,
                                                 const base::Files& files, base::KubeVersion version) {
  render::helm::ReleaseOptions options;
  options.kube_version = fmt::format("v{}.{}.0", version.major, version.minor);
  if (values != nullptr) options.values.files.push_back(*values);
  return render::helm::render_release(*input.chart, files, options);
}

void check_values(ChartInput& input, const base::Files& files, const Selection& selection,
                  const render::helm::GivenValues& given) {
  if (!input.is_rendered() || !chart_lint::wants_value_use(selection)) return;
  input.use = std::make_shared<render::helm::ValueUse>(*input.chart);
  // Broken ones are said where they are rendered.
  base::Sources sources(&input.chart->sources);
  base::Arena arena;
  std::vector<base::Diagnostic> doubts;
  std::vector<const lang::Map*> others;
  auto add = [&](const render::helm::GivenValues& some) {
    if (auto values = render::helm::given_values(some, files, sources, arena, doubts)) others.push_back(*values);
  };
  add(given);
  for (const std::string& path : input.test_values) {
    render::helm::GivenValues test;
    test.files.push_back(path);
    add(test);
  }
  std::vector<Remark> remarks;
  chart_lint::lint_values(*input.use, *input.chart->root, others, remarks);
  ChartFindings found(sources, selection);
  found.add(remarks);
  std::ranges::move(found.take(), std::back_inserter(input.findings));
}

std::vector<RenderedFile> rendered_files(const Release& release, const ChartInput& input, bool with_definitions) {
  std::vector<RenderedFile> out;
  std::set<const base::Source*> known;
  for (const auto* manifests : {&release.objects, &release.hooks})
    for (const Manifest& manifest : *manifests)
      if (known.insert(manifest.source).second) out.push_back({manifest.source, on_disk(manifest.path, input.path)});
  if (with_definitions)
    for (const render::helm::Definitions& one : release.definitions)
      if (known.insert(one.file->source).second) out.push_back({one.file->source, on_disk(one.path, input.path)});
  std::ranges::stable_sort(out, {}, &RenderedFile::path);
  return out;
}

ReleaseResults check_releases(const base::Files& files, std::span<const std::string> charts,
                              const CheckOptions& options, std::span<const std::unique_ptr<FileCheck>> checks) {
  auto threads = static_cast<unsigned>(checks.size());
  std::vector<ChartInput> inputs(charts.size());
  base::parallel_for(charts.size(), threads, [&](std::size_t index, unsigned) {
    inputs[index] = load_chart_input(files, charts[index], options.find_dependency);
    check_values(inputs[index], files, options.selection);
  });
  std::vector<OneRelease> releases;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs[i].is_rendered()) continue;
    releases.push_back({.input = i, .values = nullptr});
    for (const std::string& values : inputs[i].test_values) releases.push_back({.input = i, .values = &values});
  }
  base::parallel_for(releases.size(), threads, [&](std::size_t index, unsigned worker) {
    OneRelease& one = releases[index];
    check_release(one, inputs[one.input], files, options, *checks[worker]);
  });

  ReleaseResults out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    SaidOnce said;
    for (Finding& finding : inputs[i].findings)
      if (said.is_new(finding)) out.findings.push_back(std::move(finding));
    for (; next < releases.size() && releases[next].input == i; ++next) {
      OneRelease& one = releases[next];
      out.releases += one.is_rendered ? 1 : 0;
      out.objects += one.result.objects;
      out.encrypted += one.result.encrypted;
      for (auto* findings : {&one.result.findings, &one.result.not_checked})
        for (Finding& finding : *findings) {
          if (!said.is_new(finding)) continue;
          if (one.values != nullptr && finding.location.path != *one.values)
            finding.notes.push_back(
                {"seen with these values", {.path = *one.values, .line = 0, .column = 0, .line_text = {}}});
          out.findings.push_back(std::move(finding));
        }
    }
  }
  return out;
}

}  // namespace pave::judge
