#include "judge/chart_lint/indentation.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "judge/chart_lint/rendered_scalars.h"

namespace pave::judge::chart_lint {
namespace {

using render::helm::Manifest;
using render::helm::Release;

constexpr std::string_view kBlank = " \t\r";

std::size_t line_start(std::string_view text, std::size_t at) {
  std::size_t found = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return found == std::string_view::npos ? 0 : found + 1;
}

/// The column of the first character of a line that is not a space, from 0; npos: there is none.
std::size_t depth_of(std::string_view line) {
  std::size_t depth = line.find_first_not_of(' ');
  return depth == std::string_view::npos || kBlank.find(line[depth]) != std::string_view::npos ? std::string_view::npos
                                                                                               : depth;
}

/// What one action of the template wrote: bytes of the rendered text.
struct Stretch {
  base::Origin action;
  std::size_t begin;
  std::size_t end;
};

class IndentationLint {
 public:
  IndentationLint(const Release& release, std::vector<Remark>& out) : release_(release), out_(out) {}

  void run() {
    std::set<const base::Source*> seen;
    for (const auto* manifests : {&release_.objects, &release_.hooks})
      for (const Manifest& manifest : *manifests)
        if (seen.insert(manifest.source).second) text(*manifest.source);
  }

 private:
  void text(const base::Source& source) {
    source_ = &source;
    top();
    std::vector<Stretch> stretches = find_stretches();
    if (stretches.empty()) return;
    scalars_.clear();
    for (const auto* manifests : {&release_.objects, &release_.hooks})
      for (const Manifest& manifest : *manifests)
        if (manifest.source == &source && manifest.root != nullptr)
          add_scalars(*manifest.root, source, false, scalars_);
    sort_scalars(scalars_);
    for (const Stretch& one : stretches)
      if (!first_line(one)) behind_key(one);
  }

  void say(base::Origin origin, std::string message, std::string help) {
    if (said_.insert(origin).second)
      out_.push_back({{base::Code::ChartIndentation, origin, std::move(message), std::move(help), {}},
                      base::facts(base::Code::ChartIndentation).severity,
                      {}});
  }

  /// The action of the file's own template that wrote a run; unknown: the text of the template itself.
  static base::Origin action_of(const base::Run& run, std::span<const base::Frame> frames) {
    if (run.frame == 0) return (run.flags & base::Run::kLiteral) != 0 ? base::Origin() : run.written;
    const base::Frame* frame = &frames[run.frame - 1];
    while (frame->parent != 0) frame = &frames[frame->parent - 1];
    return frame->call;
  }

  std::vector<Stretch> find_stretches() const {
    base::Runs runs = release_.sources->runs_of(*source_);
    std::span<const base::Frame> frames = release_.sources->frames_of(*source_);
    std::vector<Stretch> out;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      base::Origin action = action_of(runs[i], frames);
      std::size_t end = i + 1 < runs.size() ? runs[i + 1].begin : source_->text.size();
      if (!action.known()) continue;
      if (!out.empty() && out.back().action == action && out.back().end == runs[i].begin) out.back().end = end;
      else out.push_back({action, runs[i].begin, end});
    }
    return out;
  }

  void top() {
    std::string_view text = source_->text;
    std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || line_start(text, first) == first) return;
    say(source_->at(first), "what this template writes begins with spaces",
        "take the spaces away, or write {{- where the action before it begins");
  }

  /// Whether a place lies in a text that a quote or `|` opened, whose lines are not YAML.
  bool is_in_text(std::size_t at) const {
    const RenderedScalar* scalar = scalar_at(scalars_, source_->first_place + static_cast<std::uint32_t>(at));
    return scalar != nullptr && !scalar->is_key && scalar->node->is_string() &&
           scalar->node->style != doc::Style::Plain;
  }

  /// `  {{ toYaml .x | indent 2 }}`. Whether something was said.
  bool first_line(const Stretch& one) {
    std::string_view text = source_->text;
    std::string_view written = text.substr(one.begin, one.end - one.begin);
    std::string_view before = text.substr(line_start(text, one.begin), one.begin - line_start(text, one.begin));
    if (before.empty() || before.find_first_not_of(" -") != std::string_view::npos) return false;
    std::size_t line_end = std::min(written.find('\n'), written.size());
    std::size_t own = depth_of(written.substr(0, line_end));
    if (own == std::string_view::npos || line_end == written.size()) return false;
    std::size_t column = before.size() + own;
    std::optional<std::size_t> other;
    for (std::size_t at = line_end + 1; at < written.size();) {
      std::size_t end = std::min(written.find('\n', at), written.size());
      std::size_t depth = depth_of(written.substr(at, end - at));
      if (depth != std::string_view::npos && (!other || depth < *other)) other = depth;
      at = end + 1;
    }
    if (!other || *other < own || *other >= column || is_in_text(one.begin + own)) return false;
    bool is_item = before.find('-') != std::string_view::npos;
    say(one.action,
        fmt::format("the first line stands {} columns deeper than the other lines that are written here",
                    column - *other),
        is_item ? fmt::format("indent the other lines by {}: | indent {} | trim", column, column)
                : fmt::format("begin the action with {{{{- and indent by: nindent {}", column));
    return true;
  }

  /// `key:` and an action below it that writes no deeper than the key.
  void behind_key(const Stretch& one) {
    std::string_view text = source_->text;
    std::size_t first = text.find_first_not_of(" \t\r\n", one.begin);
    if (first >= one.end || first == std::string_view::npos) return;
    std::size_t start = line_start(text, first);
    if (text.substr(start, first - start).find_first_not_of(' ') != std::string_view::npos) return;
    std::size_t column = first - start;
    std::size_t above_end = start == 0 ? std::string_view::npos : text.find_last_not_of(" \t\r\n", start - 1);
    if (above_end == std::string_view::npos || text[above_end] != ':') return;
    std::size_t above = line_start(text, above_end);
    std::size_t key = text.find_first_not_of(" -", above);
    bool is_item = text[first] == '-' && (first + 1 == text.size() || text[first + 1] == ' ');
    if (key >= above_end || column > key - above || (is_item && column == key - above) || text[first] == '#') return;
    const RenderedScalar* scalar = scalar_at(scalars_, source_->first_place + static_cast<std::uint32_t>(key));
    bool is_empty_key =
        scalar != nullptr && scalar->is_key && scalar->node->is_null() && scalar->place == source_->first_place + key;
    if (!is_empty_key || !is_next_in_template(above_end, one.action)) return;
    std::string_view name = text.substr(key, above_end - key);
    say(one.action, fmt::format("what is written here stands beside {}, not in it, so {} is empty", name, name),
        fmt::format("indent it deeper than {}: nindent {}", name, key - above + 2));
  }

  /// Whether the template has nothing but one action that opens a block between the key's colon and the action.
  bool is_next_in_template(std::size_t colon, base::Origin action) const {
    base::Runs runs = release_.sources->runs_of(*source_);
    auto behind = std::ranges::upper_bound(runs, static_cast<std::uint32_t>(colon), {}, &base::Run::begin);
    if (behind == runs.begin()) return false;
    const base::Run& run = *(behind - 1);
    if ((run.flags & base::Run::kLiteral) == 0 || !run.written.known() || run.frame != 0) return false;
    std::uint32_t place = run.written.place() + static_cast<std::uint32_t>(colon - run.begin) + 1;
    const base::Source* file = release_.sources->find(action);
    if (file == nullptr || place < file->first_place || action.place() < place) return false;
    std::string_view between = file->text.substr(place - file->first_place, action.place() - place);
    // Of the action itself what stands before its place.
    if (std::size_t open = between.rfind("{{");
        open != std::string_view::npos && between.find("}}", open) == std::string_view::npos)
      between = between.substr(0, open);
    auto skip = [&between] { between.remove_prefix(std::min(between.find_first_not_of(" \t\r\n"), between.size())); };
    skip();
    if (between.empty()) return true;
    if (!between.starts_with("{{")) return false;
    std::string_view word = between.substr(2);
    if (word.starts_with('-')) word.remove_prefix(1);
    word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
    std::size_t close = between.find("}}");
    if ((!word.starts_with("with ") && !word.starts_with("if ")) || close == std::string_view::npos) return false;
    between.remove_prefix(close + 2);
    skip();
    return between.empty();
  }

  const Release& release_;
  std::vector<Remark>& out_;
  const base::Source* source_ = nullptr;
  std::vector<RenderedScalar> scalars_;  ///< of the text at hand
  std::set<base::Origin> said_;
};

}  // namespace

void lint_indentation(const Release& release, std::vector<Remark>& out) { IndentationLint(release, out).run(); }

}  // namespace pave::judge::chart_lint
