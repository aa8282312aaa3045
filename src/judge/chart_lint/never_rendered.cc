#include "judge/chart_lint/never_rendered.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace pave::judge::chart_lint {
namespace {

using render::helm::ChartFile;

constexpr std::size_t kMostApart = 3;   ///< templates that get findings of their own
constexpr std::size_t kMostNotes = 10;  ///< templates that one finding names

/// A template's own text, as far as it tells whether there is something to write.
struct Outline {
  bool writes = false;                        ///< outside of what it defines
  std::optional<std::size_t> condition = {};  ///< the first `if` or `with` there
};

/// The end of an action that begins at `at` (behind `{{`): texts in it may hold `}}`.
std::size_t end_of_action(std::string_view text, std::size_t at) {
  char quote = '\0';
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (quote != '\0') {
      if (c == '\\' && quote == '"') ++at;
      else if (c == quote) quote = '\0';
    } else if (c == '"' || c == '`') {
      quote = c;
    } else if (text.substr(at).starts_with("}}")) {
      return at;
    }
  }
  return text.size();
}

std::string_view first_word(std::string_view action) {
  if (action.starts_with("- ")) action.remove_prefix(2);
  action.remove_prefix(std::min(action.find_first_not_of(" \t\r\n"), action.size()));
  return action.substr(0, action.find_first_of(" \t\r\n-("));
}

Outline outline_of(std::string_view text) {
  Outline outline;
  int depth = 0;    // of blocks
  int defined = 0;  // the depth at which a definition began, plus 1; 0: outside of all
  for (std::size_t at = 0; at < text.size();) {
    std::size_t open = std::min(text.find("{{", at), text.size());
    bool is_outside = defined == 0;
    if (is_outside && text.substr(at, open - at).find_first_not_of(" \t\r\n-") != std::string_view::npos)
      outline.writes = true;
    if (open == text.size()) break;
    std::string_view rest = text.substr(open + 2);
    bool is_comment = rest.starts_with("/*") || rest.starts_with("- /*");
    std::size_t close = is_comment ? text.find("*/", open) : end_of_action(text, open + 2);
    if (close == std::string_view::npos) break;
    if (is_comment) close = std::min(text.find("}}", close), text.size());
    at = close + 2;
    if (is_comment) continue;
    std::string_view word = first_word(text.substr(open + 2, close - open - 2));
    bool begins_block = word == "if" || word == "with" || word == "range" || word == "define" || word == "block";
    if (is_outside && (word == "if" || word == "with") && !outline.condition) outline.condition = open;
    if (word == "define" && is_outside) defined = depth + 1;
    else if (is_outside && !begins_block && word != "end" && word != "else" && word != "fail" && !word.starts_with('$'))
      outline.writes = true;
    if (begins_block) ++depth;
    if (word == "end" && --depth == defined - 1) defined = 0;
  }
  return outline;
}

bool is_template(std::string_view name) {
  std::string_view base = name.substr(name.rfind('/') + 1);
  return !base.starts_with('_') && base != "NOTES.txt" && (base.ends_with(".yaml") || base.ends_with(".yml"));
}

}  // namespace

void add_rendered(const render::helm::Release& release, RenderedNames& names) {
  for (const auto& source : release.sources->all())
    if (source->is_rendered) names.emplace(source->path);
}

void lint_never_rendered(const render::helm::Chart& chart, const RenderedNames& names, bool tested,
                         std::vector<Remark>& out) {
  std::vector<std::pair<const ChartFile*, std::size_t>> silent;
  for (const ChartFile& file : chart.templates) {
    if (!is_template(file.name) || names.contains(fmt::format("{}/{}", chart.metadata.name, file.name))) continue;
    Outline outline = outline_of(file.text());
    if (outline.writes) silent.emplace_back(&file, outline.condition.value_or(0));
  }
  if (silent.empty()) return;
  base::Severity severity = base::facts(base::Code::ChartNeverRendered).severity;
  if (tested && silent.size() <= kMostApart) {
    for (const auto& [file, place] : silent)
      out.push_back({{base::Code::ChartNeverRendered,
                      file->source->at(place),
                      "this template writes nothing, neither with the default values nor with those in ci/",
                      "add a file ci/NAME-values.yaml that turns it on, so that it is tested",
                      {}},
                     severity,
                     {}});
    return;
  }
  bool is_one = silent.size() == 1;
  std::string_view with = tested   ? "neither with the default values nor with those in ci/"
                          : is_one ? "with the default values, and no others are there to test it with"
                                   : "with the default values, and no others are there to test them with";
  base::Diagnostic all{
      base::Code::ChartNeverRendered,
      chart.chart_file->source->at(0),
      fmt::format("{} write{} nothing{} {}", is_one ? "1 template" : fmt::format("{} templates", silent.size()),
                  is_one ? "s" : "", tested ? "," : "", with),
      "add files ci/NAME-values.yaml that turn them on",
      {}};
  for (std::size_t i = 0; i < std::min(silent.size(), kMostNotes); ++i)
    all.notes.push_back({"writes nothing", silent[i].first->source->at(silent[i].second)});
  if (silent.size() > kMostNotes) all.notes.push_back({fmt::format("and {} more", silent.size() - kMostNotes), {}});
  out.push_back({std::move(all), severity, {}});
}

}  // namespace pave::judge::chart_lint
