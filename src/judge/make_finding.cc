#include "judge/make_finding.h"

#include "judge/mask_values.h"
#include "judge/secret_line.h"

namespace pave::judge {
namespace {

constexpr std::size_t kMaxTraceNotes = 6;

/// How the text came to stand where it stands, for what was rendered.
void add_trace(base::Origin origin, const base::Sources& sources, std::vector<FindingNote>& notes) {
  std::vector<base::TraceStep> steps = sources.trace(origin);
  for (std::size_t i = 1; i < steps.size() && i <= kMaxTraceNotes; ++i)
    notes.push_back({std::string(trace_words(steps[i].kind)), sources.place_of(steps[i].origin)});
}

Finding placed(const base::Diagnostic& diagnostic, const base::Sources& sources) {
  Finding finding{
      .code = diagnostic.code, .severity = base::facts(diagnostic.code).severity, .message = diagnostic.message};
  finding.help = diagnostic.help;
  finding.location = sources.locate(diagnostic.origin);
  for (const base::Note& note : diagnostic.notes)
    finding.notes.push_back({note.message, sources.place_of(note.origin)});
  add_trace(diagnostic.origin, sources, finding.notes);
  return finding;
}

/// Whether what was rendered came from such a line.
bool is_secret_value(base::Origin origin, const base::Sources& sources) {
  return sources.edit_place(origin) != origin && line_says_secret(sources.line_of(origin));
}

/// Whether a place in a template, or in what it rendered, lies in a Secret: the values there come from anywhere.
bool prints_secret(base::Origin origin, const base::Sources& sources) {
  const base::Source* source = origin.known() ? sources.find(origin) : nullptr;
  if (source == nullptr) return false;
  bool is_template = sources.line_of(origin).find("{{") != std::string_view::npos;
  return (source->is_rendered || is_template) &&
         looks_around(source->text, origin.place() - source->first_place).secret;
}

}  // namespace

std::string_view trace_words(base::TraceStep::Kind kind) {
  switch (kind) {
    case base::TraceStep::Kind::Value: return "the value was written here";
    case base::TraceStep::Kind::Computed: return "it was computed from this value";
    case base::TraceStep::Kind::Written: return "the template writes it here";
    case base::TraceStep::Kind::Included: return "the template is included here";
  }
  return {};
}

Finding make_finding(const Remark& remark, const kube::Object& object, SecretPlaces& secrets, FlowLines& lines,
                     const base::Sources& sources) {
  Finding finding = placed(remark.diagnostic, sources);
  finding.severity = remark.severity;
  finding.object = object.id();
  finding.field = remark.field;
  // A field that should stand in stringData, or its value, may have slipped into another part.
  bool is_stray = object.kind == "Secret" &&
                  (finding.code == base::Code::SchemaUnknownField || finding.code == base::Code::SchemaWrongType);
  finding.hide_source = is_stray || is_secret_value(remark.diagnostic.origin, sources) ||
                        secrets.shows_secret(remark.field, remark.diagnostic.origin) ||
                        lines.show_secret(sources.line_of(remark.diagnostic.origin));
  return finding;
}

Finding make_finding(const base::Diagnostic& diagnostic, DocumentLooks document, FlowLines& lines,
                     const base::Sources& sources) {
  Finding finding = placed(diagnostic, sources);
  std::string_view line = sources.line_of(diagnostic.origin);  // all of it: a cut one may look harmless
  finding.hide_source = is_secret_value(diagnostic.origin, sources) || (document.secret && !is_type_line(line)) ||
                        looks_like_env_value(line, document) || lines.show_secret(line);
  mask_values(diagnostic, prints_secret(diagnostic.origin, sources), sources, finding);
  return finding;
}

Finding make_chart_finding(const base::Diagnostic& diagnostic, const base::Sources& sources) {
  Finding finding = placed(diagnostic, sources);
  // What stands on a command line may be a secret whatever its key is called: it may be misspelt.
  finding.hide_source = says_secret(sources.line_of(diagnostic.origin)) || finding.location.path.starts_with("--set");
  mask_values(diagnostic, prints_secret(diagnostic.origin, sources), sources, finding);
  return finding;
}

}  // namespace pave::judge
