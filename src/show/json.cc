#include "show/json.h"

#include <fmt/format.h>

#include "show/json_writer.h"

namespace pave::show {
namespace {

void write_place(const base::Location& location, JsonWriter& json) {
  json.member_unless_empty("file", location.path);
  if (!location.known()) return;
  json.member("line", std::uint64_t{location.line});
  json.member("column", std::uint64_t{location.column});
}

void write_finding(const judge::Finding& finding, JsonWriter& json) {
  json.begin_map();
  json.member("rule", base::facts(finding.code).id);
  json.member("severity", base::name(finding.severity));
  json.member("message", finding.message);
  json.member_unless_empty("help", finding.help);
  write_place(finding.location, json);
  if (const kube::ObjectId& object = finding.object; !object.kind.empty()) {
    json.key("object");
    json.begin_map();
    json.member("apiVersion", object.api_version);
    json.member("kind", object.kind);
    json.member_unless_empty("namespace", object.namespace_name);
    json.member_unless_empty("name", object.name);
    json.end_map();
  }
  json.member_unless_empty("field", finding.field);
  if (!finding.notes.empty()) {
    json.key("notes");
    json.begin_list();
    for (const judge::FindingNote& note : finding.notes) {
      json.begin_map();
      json.member("message", note.message);
      write_place(note.location, json);
      json.end_map();
    }
    json.end_list();
  }
  json.member_unless_empty("allowedBecause", finding.allowed_because);
  json.member("fingerprint", fingerprint_text(finding));
  json.end_map();
}

void write_summary(const Counts& counts, const Summary& summary, JsonWriter& json) {
  json.begin_map();
  json.member("errors", std::uint64_t{counts.errors});
  json.member("warnings", std::uint64_t{counts.warnings});
  json.member("infos", std::uint64_t{counts.infos});
  json.member("allowed", std::uint64_t{counts.allowed});
  json.member("files", summary.files);
  json.member("objects", summary.objects);
  json.member("notManifests", summary.not_manifests);
  json.member("releases", summary.releases);
  json.member("kustomizationFiles", summary.kustomization_files);
  json.member("kustomizePatches", summary.kustomize_patches);
  json.member("valuesFiles", summary.values_files);
  json.member("encryptedObjects", summary.encrypted_objects);
  json.end_map();
}

}  // namespace

std::string fingerprint_text(const judge::Finding& finding) { return fmt::format("{:016x}", fingerprint(finding)); }

void write_json(std::span<const judge::Finding> findings, const Summary& summary, bool show_allowed,
                std::string_view tool_version, std::string& out) {
  JsonWriter json(out);
  json.begin_map();
  json.member("format", "pave.check/1");
  json.member("version", tool_version);
  json.key("findings");
  json.begin_list();
  for (const judge::Finding& finding : findings)
    if (show_allowed || !finding.allowed()) write_finding(finding, json);
  json.end_list();
  json.key("summary");
  write_summary(count(findings), summary, json);
  json.end_map();
  out += '\n';
}

}  // namespace pave::show
