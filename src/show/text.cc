#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "show/display.h"
#include "show/group.h"
#include "show/source_line.h"

namespace pave::show {
namespace {

class Writer {
 public:
  Writer(TextStyle style, std::string& out) : style_(style), out_(out) {}

  void group(const Group& members) {
    const judge::Finding& finding = *members.front();
    title(finding);
    place(finding);
    // What has no schema is a list to run through, not something to look at.
    bool is_brief = finding.code == base::Code::SchemaNotChecked && finding.severity == base::Severity::Info;
    if (!is_brief) source(finding);
    if (!finding.help.empty()) remark("help", finding.help);
    for (const judge::FindingNote& note : finding.notes) {
      std::string text = note.message;
      if (!note.location.path.empty()) text += fmt::format(" ({})", place_text(note.location));
      remark("note", text);
    }
    if (finding.allowed()) remark("allowed", finding.allowed_because);
    if (members.size() > 1) {
      out_.append(gutter_ + 2, ' ');
      paint(kBlue, "=");
      out_ += ' ';
      append_harmless(others_text(members), out_);
      out_ += '\n';
    }
    out_ += '\n';
  }

  void paint(std::string_view ansi, std::string_view text) {
    if (style_.color) out_ += ansi;
    append_harmless(text, out_);
    if (style_.color) out_ += "\x1b[0m";
  }

  static constexpr std::string_view kBold = "\x1b[1m";
  static constexpr std::string_view kDim = "\x1b[2m";
  static constexpr std::string_view kRed = "\x1b[1;31m";
  static constexpr std::string_view kYellow = "\x1b[1;33m";
  static constexpr std::string_view kBlue = "\x1b[1;34m";

 private:
  static std::string_view color_of(base::Severity severity) {
    return severity == base::Severity::Error ? kRed : severity == base::Severity::Warning ? kYellow : kBlue;
  }

  void title(const judge::Finding& finding) {
    if (finding.allowed()) paint(kDim, "allowed");
    else paint(color_of(finding.severity), base::name(finding.severity));
    out_ += ' ';
    out_ += base::facts(finding.code).id;
    out_ += ": ";
    paint(kBold, finding.message);
    out_ += '\n';
  }

  static std::string place_text(const base::Location& location) {
    return location.known() ? fmt::format("{}:{}:{}", location.path, location.line, location.column) : location.path;
  }

  void place(const judge::Finding& finding) {
    // The gutter is as wide as the number of the line, so that the arrow, the bars and the remarks stand in one column.
    gutter_ = finding.location.known() ? fmt::format("{}", finding.location.line).size() : 1;
    bool has_object = !finding.object.kind.empty();
    if (finding.location.path.empty() && !has_object) return;
    out_.append(gutter_, ' ');
    paint(kBlue, "-->");
    if (!finding.location.path.empty()) {
      out_ += ' ';
      append_harmless(place_text(finding.location), out_);
    }
    if (has_object) {
      out_ += finding.location.path.empty() ? " " : "  ";
      std::string what = finding.object.text();
      if (!finding.field.empty()) what += ", " + finding.field;
      paint(kDim, what);
    }
    out_ += '\n';
  }

  void source(const judge::Finding& finding) {
    if (!finding.location.known()) return;
    std::string masked;
    const base::Location& location = finding.location;
    std::string_view line = location.line_text;
    LineCut cut{location.line_text_column > 1, location.line_goes_on};
    if (finding.hide_source) {
      line = masked = mask_value(line, finding.field, cut);
      cut = {};
    }
    std::size_t margin = gutter_ + 4;
    SourceLine shown = source_line(line, location.column - location.line_text_column + 1,
                                   style_.width > margin + 20 ? style_.width - margin : 20, cut);
    bar();
    out_ += '\n';
    paint(kBlue, fmt::format(" {} |", finding.location.line));
    if (!shown.text.empty()) out_ += ' ';
    out_ += shown.text;
    out_ += '\n';
    bar();
    out_.append(shown.caret + 1, ' ');
    paint(color_of(finding.severity), std::string(shown.caret_width, '^'));
    out_ += '\n';
  }

  void bar() {
    out_.append(gutter_ + 2, ' ');
    paint(kBlue, "|");
  }

  void remark(std::string_view label, std::string_view text) {
    // A message of several lines keeps them, each under the first.
    bool first = true;
    while (first || !text.empty()) {
      std::size_t end = std::min(text.find('\n'), text.size());
      out_.append(gutter_ + 2, ' ');
      if (first) {
        paint(kBlue, "=");
        out_ += ' ';
        paint(kBold, fmt::format("{}:", label));
        out_ += ' ';
      } else {
        out_.append(label.size() + 4, ' ');
      }
      append_harmless(text.substr(0, end), out_);
      out_ += '\n';
      text.remove_prefix(std::min(end + 1, text.size()));
      first = false;
    }
  }

  TextStyle style_;
  std::string& out_;
  std::size_t gutter_ = 1;
};

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

void add(std::vector<std::string>& parts, std::uint64_t number, std::string_view one, std::string_view many) {
  if (number > 0) parts.push_back(counted(number, one, many));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

std::string duration_text(std::uint64_t microseconds) {
  if (microseconds < 10'000) return fmt::format("{:.1f} ms", static_cast<double>(microseconds) / 1e3);
  if (microseconds < 10'000'000) return fmt::format("{} ms", microseconds / 1000);
  return fmt::format("{:.1f} s", static_cast<double>(microseconds) / 1e6);
}

}  // namespace

std::string left_out_text(const Summary& summary, std::string_view done) {
  std::vector<std::string> left;
  add(left, summary.not_manifests, "file is not a manifest", "files are not manifests");
  std::vector<std::string> later;
  add(later, summary.kustomization_files, "kustomization", "kustomizations");
  add(later, summary.kustomize_patches, "kustomize patch", "kustomize patches");
  add(later, summary.values_files, "values file", "values files");
  add(later, summary.encrypted_objects, "encrypted object", "encrypted objects");
  if (!later.empty()) left.push_back(fmt::format("not {}: {}", done, joined(later)));
  return fmt::format("{}", fmt::join(left, "; "));
}

std::string summary_line(const Counts& counts, const Summary& summary) {
  std::vector<std::string> found;
  add(found, counts.errors, "error", "errors");
  add(found, counts.warnings, "warning", "warnings");
  add(found, counts.infos, "info", "infos");
  std::string out = found.empty() ? "no findings" : joined(found);
  if (counts.allowed > 0) out += fmt::format(" ({} allowed)", counts.allowed);
  out += ": " + counted(summary.objects, "object", "objects") + " of " + counted(summary.files, "file", "files");
  if (summary.releases > 0) out += " and " + counted(summary.releases, "release", "releases");
  out += " checked";
  if (summary.microseconds > 0) out += " in " + duration_text(summary.microseconds);

  if (std::string left = left_out_text(summary, "judged"); !left.empty()) out += "; " + left;
  return out;
}

void write_findings(std::span<const judge::Finding> findings, TextStyle style, std::string& out) {
  Writer writer(style, out);
  for (const Group& group : group_findings(findings, style.show_allowed)) writer.group(group);
}

void write_text(std::span<const judge::Finding> findings, const Summary& summary, TextStyle style, std::string& out) {
  write_findings(findings, style, out);
  Counts counts = count(findings);
  std::string last = summary_line(counts, summary);
  Writer(style, out)
      .paint(counts.errors > 0     ? Writer::kRed
             : counts.warnings > 0 ? Writer::kYellow
                                   : Writer::kBold,
             last);
  out += '\n';
}

}  // namespace pave::show
