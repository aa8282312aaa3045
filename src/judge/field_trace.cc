#include "judge/field_trace.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/similar.h"
#include "doc/find_field.h"
#include "judge/left_out_field.h"
#include "judge/make_finding.h"
#include "judge/secret.h"
#include "judge/secret_line.h"
#include "judge/text_parts.h"

namespace pave::judge {
namespace {

using base::TraceStep;

constexpr std::size_t kMostParts = 16;  ///< values of one text that are listed

/// A map, a list, or a null that nobody wrote: there is no text of its own to look at.
bool has_no_text(const doc::Node& node) {
  return node.is_map() || node.is_list() || (node.is_null() && node.size == 0);
}

bool any_line_says_secret(std::string_view text) {
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    if (line_says_secret(text.substr(0, end))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

bool is_value(base::Origin origin, const base::Sources& sources) {
  std::vector<TraceStep> steps = sources.trace(origin);
  return !steps.empty() && steps.front().kind == TraceStep::Kind::Value;
}

/// Whether all that a map or list holds was written in a values tree, so that more of it would go there, too.
bool holds_values_only(const doc::Node& node, const base::Sources& sources) {
  return is_value(node.origin, sources) && std::ranges::all_of(node.children(), [&](const doc::Node& child) {
           return is_value(child.key_place(), sources);
         });
}

/// The name at the beginning of the part of a path that was not found.
std::string_view first_name(std::string_view rest) {
  if (rest.starts_with('.') || rest.starts_with('/')) rest.remove_prefix(1);
  return rest.substr(0, rest.find_first_of(".[/"));
}

class Tracer {
 public:
  Tracer(const kube::Object& object, const base::Sources& sources) : sources_(sources), secrets_(object, sources) {}

  bool hides(const doc::Node& node, std::string_view field) {
    if (may_hold_secret(field) || secrets_.shows_secret(field, node.origin)) return true;
    if (has_no_text(node)) return false;
    return any_line_says_secret(node.text()) || line_says_secret(sources_.line_of(node.origin));
  }

  std::vector<FieldStep> steps(base::Origin origin, bool is_hidden) {
    std::vector<TraceStep> found = sources_.trace(origin);
    bool is_rendered = !found.empty();
    if (!is_rendered) found.push_back({TraceStep::Kind::Written, origin});
    std::vector<FieldStep> out;
    for (const TraceStep& step : found)
      out.push_back(said(step, is_rendered ? words_of(step) : "it was written here", is_hidden));
    return out;
  }

  FieldStep left_out(base::Origin origin, bool is_hidden) {
    return said({TraceStep::Kind::Written, origin}, "the template has it here, and left it out", is_hidden);
  }

  /// Values that wrote other parts of a text than its first, behind the first step.
  void add_parts(const doc::Node& node, bool is_hidden, std::vector<FieldStep>& steps) {
    std::size_t at = 1;
    for (const TraceStep& part : other_values(node, sources_)) {
      if (at > kMostParts) break;
      std::string_view words = part.kind == TraceStep::Kind::Value ? "another part of it was written here"
                                                                   : "another part of it was computed from this value";
      steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(at++), said(part, words, is_hidden));
    }
  }

 private:
  /// A file that a template takes in with `.Files` is none itself.
  std::string_view words_of(const TraceStep& step) const {
    const base::Source* source = sources_.find(step.origin);
    bool is_file = step.kind == TraceStep::Kind::Written && source != nullptr &&
                   source->path.find("templates/") == std::string_view::npos;
    return is_file ? "it was written here" : trace_words(step.kind);
  }

  FieldStep said(const TraceStep& step, std::string_view words, bool is_hidden) {
    std::string_view line = sources_.line_of(step.origin);
    base::Location location = sources_.locate(step.origin);
    bool hide = is_hidden || line_says_secret(line) || lines_.show_secret(line) ||
                (location.path.starts_with("--") && any_part_says_secret(line));
    return {step.kind, std::string(words), std::move(location), hide};
  }

  const base::Sources& sources_;
  SecretPlaces secrets_;
  FlowLines lines_;
};

}  // namespace

FieldTrace trace_field(const kube::Object& object, std::string_view field, const base::Sources& sources) {
  doc::FoundField found = doc::find_field(*object.root, field);
  const doc::Node& node = *found.node;
  FieldTrace out{.object = object.id(),
                 .field = found.found() ? found.path : std::string(field),
                 .found = found.found(),
                 .parent = found.found() ? std::string() : found.path,
                 .suggestion = {},
                 .kind = node.kind,
                 .value = {},
                 .hidden = false,
                 .steps = {}};
  Tracer tracer(object, sources);
  if (found.found()) {
    out.hidden = tracer.hides(node, found.path);
    if (!out.hidden && !has_no_text(node)) out.value = node.text();
    out.steps = tracer.steps(has_no_text(node) ? node.key_place() : node.origin, out.hidden);
    if (!has_no_text(node)) tracer.add_parts(node, out.hidden, out.steps);
    return out;
  }
  base::Nearest nearest(first_name(found.rest));
  for (const doc::Node& child : node.children()) nearest.offer(child.key());
  out.suggestion = nearest.best();
  bool is_in_values = has_no_text(node) && holds_values_only(node, sources);
  bool is_hidden = tracer.hides(node, found.path);
  out.steps = tracer.steps(is_in_values ? node.origin : node.key_place(), is_hidden);
  if (base::Origin left_out = left_out_field(node, first_name(found.rest), sources); left_out.known())
    out.steps.push_back(tracer.left_out(left_out, is_hidden));
  return out;
}

}  // namespace pave::judge
