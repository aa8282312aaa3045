#include "judge/chart_lint/number_changes.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "judge/chart_lint/rendered_scalars.h"
#include "judge/secret.h"
#include "judge/secret_line.h"
#include "render/helm/numbers.h"

namespace pave::judge::chart_lint {
namespace {

using render::helm::Manifest;
using render::helm::Release;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string_view trimmed(std::string_view text) {
  std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

/// Whether a stretch of a text is all that stands behind a key or the sign of an item on its line, without quotes.
bool is_plain_item(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t line = text.rfind('\n', begin == 0 ? 0 : begin - 1);
  std::string_view before = text.substr(line == std::string_view::npos ? 0 : line + 1);
  before = before.substr(0, begin - static_cast<std::size_t>(before.data() - text.data()));
  std::string_view after = text.substr(end, text.find('\n', end) - end);
  return is_blank(after) && (before.ends_with(": ") || before.ends_with("- ") || is_blank(before));
}

class NumberLint {
 public:
  NumberLint(const Release& release, std::vector<Remark>& out) : release_(release), out_(out) {}

  void run() {
    std::set<const base::Source*> seen;
    for (const auto* manifests : {&release_.objects, &release_.hooks})
      for (const Manifest& manifest : *manifests)
        if (seen.insert(manifest.source).second) text(*manifest.source);
  }

 private:
  /// All documents of one rendered file.
  void text(const base::Source& source) {
    base::Runs runs = release_.sources->runs_of(source);
    bool has_values = std::ranges::any_of(runs, [this](const base::Run& run) { return is_candidate(run); });
    if (!has_values) return;
    scalars_.clear();
    for (const auto* manifests : {&release_.objects, &release_.hooks})
      for (const Manifest& manifest : *manifests)
        if (manifest.source == &source && manifest.root != nullptr)
          add_scalars(*manifest.root, source, resembles_secret(manifest.head.kind), scalars_);
    sort_scalars(scalars_);
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (!is_candidate(runs[i])) continue;
      std::size_t end = i + 1 < runs.size() ? runs[i + 1].begin : source.text.size();
      stretch(source, runs[i], end);
    }
  }

  bool is_candidate(const base::Run& run) const {
    return run.value.known() && (run.flags & (base::Run::kComputed | base::Run::kLiteral)) == 0 &&
           !done_.contains(run.value);
  }

  void stretch(const base::Source& source, const base::Run& run, std::size_t end) {
    std::string_view rendered = trimmed(source.text.substr(run.begin, end - run.begin));
    if (rendered.empty()) return;
    auto begin = static_cast<std::size_t>(rendered.data() - source.text.data());
    const base::Source* written = release_.sources->find(run.value);
    if (written == nullptr || written->is_rendered || written->path.find(".tgz/") != std::string_view::npos) return;
    const RenderedScalar* scalar = scalar_at(scalars_, source.first_place + static_cast<std::uint32_t>(begin));
    if (scalar == nullptr || is_comment(source, *scalar, begin)) return;
    bool is_secret = scalar->is_secret || says_secret(release_.sources->line_of(run.value));
    auto finding = render::helm::number_changed(*written, run.value, rendered,
                                                is_text(source, *scalar, begin, begin + rendered.size()), is_secret);
    if (!finding) return;
    done_.insert(run.value);
    finding->notes.push_back({"printed here", run.written});
    base::Severity severity = base::facts(finding->code).severity;
    out_.push_back({*std::move(finding), severity, {}});
  }

  /// Whether what a template prints there is text for whoever reads the object.
  static bool is_text(const base::Source& source, const RenderedScalar& scalar, std::size_t begin, std::size_t end) {
    if (scalar.is_key) return true;
    std::size_t first = scalar.place - source.first_place;
    bool is_whole = first == begin && scalar.node->size == end - begin;
    if (!scalar.node->is_string()) return !is_whole && !is_plain_item(source.text, begin, end);
    // A file of YAML inside a text.
    bool is_inside = source.text.substr(first, begin - first).find('\n') != std::string_view::npos;
    return !(is_inside && is_plain_item(source.text, begin, end));
  }

  /// What stands behind a `#` on the line, and not in a text of several lines, belongs to no scalar.
  static bool is_comment(const base::Source& source, const RenderedScalar& scalar, std::size_t begin) {
    std::size_t first = scalar.place - source.first_place;
    bool is_open = scalar.node->style != doc::Style::Plain && !scalar.is_key && scalar.node->is_string();
    if (is_open) return false;
    std::string_view between = source.text.substr(first, begin - first);
    return between.find(" #") != std::string_view::npos || between.find("\n#") != std::string_view::npos;
  }

  const Release& release_;
  std::vector<Remark>& out_;
  std::vector<RenderedScalar> scalars_;  ///< of the text at hand
  std::set<base::Origin> done_;
};

}  // namespace

void lint_numbers(const Release& release, std::vector<Remark>& out) { NumberLint(release, out).run(); }

}  // namespace pave::judge::chart_lint
