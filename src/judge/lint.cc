#include "judge/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "judge/chart_findings.h"
#include "judge/chart_lint/layout.h"
#include "judge/chart_lint/list_annotations.h"
#include "judge/chart_lint/metadata.h"
#include "judge/chart_lint/never_rendered.h"
#include "judge/file_check.h"
#include "judge/file_result.h"
#include "judge/inputs.h"
#include "judge/release_remarks.h"
#include "judge/releases.h"

namespace pave::judge {
namespace {

using base::Code;
using base::FileKind;
using render::helm::Release;
using render::helm::ReleaseOptions;
using render::helm::RenderError;

constexpr std::string_view kReleaseName = "test-release";  // as Helm has it
constexpr int kMaxFolders = 64;                            ///< charts inside each other

bool is_archive(std::string_view path) { return path.ends_with(".tgz") || path.ends_with(".tar.gz"); }

/// A path as find_inputs writes it.
std::string tidy(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  while (path.starts_with("./") && path.size() > 2) path.erase(0, 2);
  return path;
}

/// Adds the charts in the charts/ folder of one, and theirs.
void add_subcharts(const base::Files& files, const std::string& chart, int depth, std::vector<std::string>& out) {
  std::string folder = chart == "." ? "charts" : chart + "/charts";
  if (depth > kMaxFolders || files.kind(folder) != FileKind::Folder) return;
  auto entries = files.list(folder);
  if (!entries) return;
  for (const base::FolderEntry& entry : *entries) {
    std::string path = fmt::format("{}/{}", folder, entry.name);
    bool is_chart = files.kind(path + "/Chart.yaml") == FileKind::Regular;
    if (!is_chart && !is_archive(path)) continue;
    out.push_back(path);
    if (is_chart) add_subcharts(files, path, depth + 1, out);
  }
}

/// The charts that the paths name, each once.
std::vector<std::string> find_charts(const base::Files& files, const LintOptions& options, LintResult& result) {
  std::vector<std::string> found;
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) paths.emplace_back(".");
  for (const std::string& named : paths) {
    std::string path = tidy(named);
    FileKind kind = files.kind(path);
    if (kind == FileKind::Missing) {
      result.missing.push_back(named + ": it does not exist");
      continue;
    }
    if (kind != FileKind::Folder || files.kind(path + "/Chart.yaml") != FileKind::Missing) {
      found.push_back(path);
      continue;
    }
    const std::string one[] = {path};
    std::vector<std::string> below = find_inputs(files, one).charts;
    if (below.empty())
      result.findings.push_back(file_finding({Code::SyntaxNothingToCheck,
                                              {},
                                              "no chart was found",
                                              "name the folder of a Chart.yaml, or a folder above it",
                                              {}},
                                             path));
    std::ranges::move(below, std::back_inserter(found));
  }
  if (options.with_subcharts)
    for (std::size_t i = 0, named = found.size(); i < named; ++i)
      if (!is_archive(found[i])) add_subcharts(files, std::string(found[i]), 0, found);
  std::set<std::string, std::less<>> seen;
  std::erase_if(found, [&seen](const std::string& path) { return !seen.insert(path).second; });
  return found;
}

/// What of the judges' findings about rendered objects Helm's lint says, too, and how much it matters there.
std::optional<base::Severity> severity_in_lint(const Finding& finding) {
  std::string_view id = base::facts(finding.code).id;
  if (id.starts_with("api/d") || id.starts_with("api/r")) return std::min(finding.severity, base::Severity::Warning);
  if (finding.code == Code::ServerBadName && finding.field == "metadata.name") return base::Severity::Warning;
  bool is_required = finding.code == Code::SchemaMissingField || finding.code == Code::ServerRequired;
  if (is_required && finding.field == "spec.selector") return base::Severity::Error;
  if (finding.code == Code::SyntaxDuplicateKey) return base::Severity::Warning;
  return std::nullopt;
}

/// One chart: all that is said of it.
class ChartLint {
 public:
  ChartLint(const base::Files& files, const LintOptions& options, FileCheck& check)
      : files_(files), options_(options), check_(check) {}

  void run(const std::string& path) {
    input_ = load_chart_input(files_, path);
    for (Finding& finding : input_.findings) {
      // Helm's lint goes on without a dependency, and so does this.
      if (finding.code == Code::ChartMissingDependency) finding.severity = base::Severity::Warning;
      keep(std::move(finding));
    }
    input_.findings.clear();
    if (input_.chart == nullptr) return;
    const render::helm::Chart& root = *input_.chart->root;
    summary.files += root.templates.size();
    std::vector<Remark> remarks;
    chart_lint::lint_metadata(root, remarks);
    chart_lint::lint_layout(root, remarks);
    say(remarks, input_.chart->sources);
    check_values(input_, files_, options_.selection, options_.values);
    for (Finding& finding : input_.findings) keep(std::move(finding));
    if (!input_.is_rendered()) return;

    release(nullptr);
    for (const std::string& values : input_.test_values) release(&values);
    if (!all_rendered_) return;
    remarks.clear();
    bool is_tested = !input_.test_values.empty() || !given_nothing();
    chart_lint::lint_never_rendered(root, rendered_, is_tested, remarks);
    say(remarks, input_.chart->sources);
  }

  std::vector<Finding> findings;
  Summary summary;

 private:
  bool given_nothing() const {
    const render::helm::GivenValues& given = options_.values;
    return given.files.empty() && given.set.empty() && given.set_string.empty() && given.set_json.empty() &&
           given.set_file.empty() && given.set_literal.empty();
  }

  void keep(Finding finding, const std::string* values = nullptr) {
    if (!options_.selection.shows(finding.code) || !said_.is_new(finding)) return;
    if (!finding.location.known() && finding.location.path.empty()) finding.location.path = input_.path;
    if (values != nullptr && finding.location.path != *values)
      finding.notes.push_back({"seen with these values", {.path = *values, .line = 0, .column = 0, .line_text = {}}});
    findings.push_back(std::move(finding));
  }
  void say(std::span<const Remark> remarks, const base::Sources& sources, const std::string* values = nullptr) {
    ChartFindings found(sources, options_.selection);
    found.add(remarks);
    for (Finding& finding : found.take()) keep(std::move(finding), values);
  }

  /// With the defaults (null), or with a values file of ci/, below what was given.
  void release(const std::string* values) {
    ReleaseOptions options;
    options.name = kReleaseName;
    options.namespace_name = options_.namespace_name;
    options.kube_version = fmt::format("v{}.{}.0", options_.kube_version.major, options_.kube_version.minor);
    options.skip_schema_validation = options_.skip_schema_validation;
    options.values = options_.values;
    if (values != nullptr) options.values.files.insert(options.values.files.begin(), *values);
    auto made = render::helm::render_release(*input_.chart, files_, options);
    if (!made && made.error().diagnostic.code == Code::ChartRefused) {
      Remark refusal{made.error().diagnostic, base::Severity::Info, {}};
      say({&refusal, 1}, sources_of(made.error()), values);
      options.is_lenient = true;
      made = render::helm::render_release(*input_.chart, files_, options);
    }
    if (made) look_at(*made, values);
    else fail(made.error(), values);
  }

  const base::Sources& sources_of(const RenderError& error) const {
    return error.sources != nullptr ? *error.sources : input_.chart->sources;
  }

  void fail(const RenderError& error, const std::string* values) {
    all_rendered_ = false;
    std::vector<Remark> remarks;
    release_remarks(error, remarks);
    say(remarks, sources_of(error), values);
  }

  void look_at(const Release& made, const std::string* values) {
    ++summary.releases;
    chart_lint::add_rendered(made, rendered_);
    std::vector<Remark> remarks;
    release_remarks(made, input_.use.get(), options_.selection, remarks);
    chart_lint::lint_list_annotations(made, remarks);
    say(remarks, *made.sources, values);
    std::vector<RenderedFile> texts = rendered_files(made, input_, /*with_definitions=*/false);
    FileResult result = check_.check_rendered(*made.sources, texts, /*is_known=*/false);
    summary.objects += result.objects;
    for (Finding& finding : result.findings) {
      std::optional<base::Severity> severity = severity_in_lint(finding);
      if (!severity) continue;
      finding.severity = *severity;
      keep(std::move(finding), values);
    }
  }

  const base::Files& files_;
  const LintOptions& options_;
  FileCheck& check_;
  ChartInput input_;
  SaidOnce said_;
  chart_lint::RenderedNames rendered_;
  bool all_rendered_ = true;
};

}  // namespace

LintResult lint(const base::Files& files, const LintOptions& options) {
  LintResult result;
  std::vector<std::string> charts = find_charts(files, options, result);
  if (!result.missing.empty()) return result;
  unsigned threads = options.threads != 0 ? options.threads : base::processor_count();
  threads = static_cast<unsigned>(std::clamp<std::size_t>(charts.size(), 1, threads));

  // Of what the judges of objects say only this is kept; see severity_in_lint.
  CheckOptions judged;
  std::vector<Selector> families;
  for (std::string_view family : {"api", "server", "schema"}) families.push_back(*Selector::parse(family));
  judged.selection = Selection(std::move(families), {});
  // Templates may be rendered for any version; of objects, Pave knows these.
  judged.kube_version.minor = static_cast<std::uint16_t>(
      std::clamp<int>(options.kube_version.minor, kube::schema::kOldestMinor, kube::schema::kNewestMinor));
  judged.missing_schemas = MissingSchemas::Ignore;
  CheckSetting setting{judged, {}, {}};
  std::vector<std::unique_ptr<FileCheck>> checks;
  for (unsigned i = 0; i < threads; ++i) checks.push_back(std::make_unique<FileCheck>(setting));

  struct Said {
    std::vector<Finding> findings;
    Summary summary;
  };
  std::vector<Said> said(charts.size());
  base::parallel_for(charts.size(), threads, [&](std::size_t index, unsigned worker) {
    ChartLint one(files, options, *checks[worker]);
    one.run(charts[index]);
    said[index] = {std::move(one.findings), one.summary};
  });
  for (Said& one : said) {
    std::ranges::move(one.findings, std::back_inserter(result.findings));
    result.summary.files += one.summary.files;
    result.summary.objects += one.summary.objects;
    result.summary.releases += one.summary.releases;
  }
  return result;
}

}  // namespace pave::judge
