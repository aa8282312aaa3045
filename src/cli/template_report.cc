#include "cli/template_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "judge/chart_findings.h"
#include "judge/chart_lint/number_changes.h"
#include "judge/chart_lint/values.h"
#include "judge/finding.h"
#include "judge/make_finding.h"
#include "judge/rendered_lines.h"
#include "judge/secret.h"
#include "judge/secret_line.h"
#include "render/helm/value_use.h"
#include "show/display.h"
#include "show/report.h"
#include "show/text.h"

namespace pave::cli {
namespace {

using render::helm::ObjectChange;

void write_warnings(std::vector<judge::Finding> findings, Context& context) {
  std::string said;
  show::sort_findings(findings);
  show::write_findings(findings, {.color = false, .width = context.terminal.width}, said);
  context.err.write(said);
}

/// Findings of one chart and its release, to be said on the standard error.
class Remarks {
 public:
  explicit Remarks(const base::Sources& sources) : sources_(sources) {}

  /// `rendered`: a place in a rendered text whose lines are shown.
  void add(const base::Diagnostic& diagnostic, bool is_warning, base::Origin rendered = {}) {
    const base::Source* source = diagnostic.origin.known() ? sources_.find(diagnostic.origin) : nullptr;
    judge::DocumentLooks looks = source == nullptr ? judge::DocumentLooks() : judge::looks_of(source->text);
    judge::Finding finding = judge::make_finding(diagnostic, looks, lines_, sources_);
    finding.hide_source |= judge::says_secret(sources_.line_of(diagnostic.origin));
    if (is_warning) finding.severity = base::Severity::Warning;
    if (looks.secret) finding.message = judge::without_names(finding.message);
    if (auto lines = judge::rendered_lines(rendered, sources_)) finding.notes.push_back(*std::move(lines));
    findings_.push_back(std::move(finding));
  }

  void write(Context& context) { write_warnings(std::move(findings_), context); }

 private:
  const base::Sources& sources_;
  judge::FlowLines lines_;
  std::vector<judge::Finding> findings_;
};

std::string_view word_of(ObjectChange::Kind kind) {
  switch (kind) {
    case ObjectChange::Kind::Added: return "added";
    case ObjectChange::Kind::Removed: return "removed";
    case ObjectChange::Kind::Changed: return "changed";
  }
  return {};
}

std::string counted(std::size_t count, std::string_view what) { return fmt::format("{} {}", count, what); }

}  // namespace

void report_line(std::string_view line, Context& context) {
  std::string out;
  show::append_harmless(line, out);
  out += '\n';
  context.err.write(out);
}

void report_text(std::string_view who, std::string_view text, Context& context) {
  std::string line(who);
  line += ": ";
  while (true) {
    std::size_t end = text.find('\n');
    line += text.substr(0, end);
    report_line(line, context);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
    line.clear();
  }
}

void report_error(const render::helm::RenderError& error, bool hints, Context& context) {
  for (const render::helm::ReleaseWarning& warning : error.warnings)
    if (!warning.helm.empty()) report_line(warning.helm, context);
  std::string text = error.helm;
  if (hints && error.is_in_templates) text += "\n\nUse --debug flag to render out invalid YAML";
  report_text("Error", text, context);
  Remarks remarks(*error.sources);
  remarks.add(error.diagnostic, false, error.rendered_place);
  for (const base::Diagnostic& diagnostic : error.more) remarks.add(diagnostic, false);
  context.err.write("\n");
  remarks.write(context);
}

void report_error(const render::helm::ChartError& error, Context& context) {
  report_text("Error", error.helm, context);
  base::Sources none;
  Remarks remarks(error.chart == nullptr ? none : error.chart->sources);
  remarks.add(error.diagnostic, false);
  context.err.write("\n");
  remarks.write(context);
}

void report_warnings(const render::helm::LoadedChart& chart, Context& context) {
  Remarks remarks(chart.sources);
  for (const render::helm::ChartWarning& warning : chart.warnings) {
    if (!warning.helm.empty()) report_line(warning.helm, context);
    else remarks.add(warning.diagnostic, true);
  }
  for (const base::Diagnostic& problem : chart.problems) remarks.add(problem, true);
  remarks.write(context);
}

void report_warnings(const render::helm::Release& release, Context& context) {
  Remarks remarks(*release.sources);
  for (const render::helm::ReleaseWarning& warning : release.warnings) {
    if (!warning.helm.empty()) report_line(warning.helm, context);
    else remarks.add(warning.diagnostic, true);
  }
  remarks.write(context);
}

void report_values(const render::helm::LoadedChart& chart, const render::helm::Release& release, Context& context) {
  render::helm::ValueUse use(chart);
  std::vector<judge::Remark> found;
  judge::chart_lint::lint_given(use, release, found);
  judge::chart_lint::lint_undeclared(use, {&release.given, 1}, found);
  judge::chart_lint::lint_numbers(release, found);
  judge::Selection all;
  judge::ChartFindings findings(*release.sources, all);
  findings.add(found);
  std::vector<judge::Finding> shown = findings.take();
  std::erase_if(shown, [](const judge::Finding& one) { return one.allowed(); });
  write_warnings(std::move(shown), context);
}

void report_changes(const std::vector<ObjectChange>& changes, Context& context) {
  std::size_t counts[3] = {};
  for (const ObjectChange& change : changes) ++counts[static_cast<std::size_t>(change.kind)];
  std::string out;
  for (const ObjectChange& change : changes) {
    std::string line = fmt::format("{:<7}  {}  ({})", word_of(change.kind), change.object.text(), change.template_path);
    show::append_harmless(line, out);
    out += '\n';
    for (const render::helm::FieldChange& field : change.fields) {
      auto side = [](const std::string& text) { return text.empty() ? std::string("(not there)") : text; };
      show::append_harmless(fmt::format("    {}: {} -> {}", field.path, side(field.before), side(field.after)), out);
      out += '\n';
    }
  }
  if (changes.empty()) out += "no object differs\n";
  else
    out += fmt::format("\n{}, {}, {}\n", counted(counts[0], "added"), counted(counts[1], "removed"),
                       counted(counts[2], "changed"));
  context.out.write(out);
}

}  // namespace pave::cli
