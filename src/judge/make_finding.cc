#include "judge/make_finding.h"

namespace pave::judge {
namespace {

Finding placed(const base::Diagnostic& diagnostic, const base::Sources& sources) {
  Finding finding{
      .code = diagnostic.code, .severity = base::facts(diagnostic.code).severity, .message = diagnostic.message};
  finding.help = diagnostic.help;
  finding.location = sources.locate(diagnostic.origin);
  for (const base::Note& note : diagnostic.notes)
    finding.notes.push_back({note.message, sources.place_of(note.origin)});
  return finding;
}

}  // namespace

Finding make_finding(const Remark& remark, const kube::Object& object, SecretPlaces& secrets, FlowLines& lines,
                     const base::Sources& sources) {
  Finding finding = placed(remark.diagnostic, sources);
  finding.severity = remark.severity;
  finding.object = object.id();
  finding.field = remark.field;
  // A field that should stand in stringData, or its value, may have slipped into another part.
  bool is_stray = object.kind == "Secret" &&
                  (finding.code == base::Code::SchemaUnknownField || finding.code == base::Code::SchemaWrongType);
  finding.hide_source = is_stray || secrets.shows_secret(remark.field, remark.diagnostic.origin) ||
                        lines.show_secret(sources.line_of(remark.diagnostic.origin));
  return finding;
}

Finding make_finding(const base::Diagnostic& diagnostic, DocumentLooks document, FlowLines& lines,
                     const base::Sources& sources) {
  Finding finding = placed(diagnostic, sources);
  std::string_view line = sources.line_of(diagnostic.origin);  // all of it: a cut one may look harmless
  finding.hide_source =
      (document.secret && !is_type_line(line)) || looks_like_env_value(line, document) || lines.show_secret(line);
  if (finding.hide_source && finding.code == base::Code::SyntaxYaml) {
    finding.message = without_names(finding.message);
    finding.help = without_names(finding.help);
  }
  return finding;
}

}  // namespace pave::judge
