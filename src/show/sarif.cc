#include "show/sarif.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "show/json.h"
#include "show/json_writer.h"
#include "show/pages.h"

namespace pave::show {
namespace {

constexpr std::string_view kRoot = "%SRCROOT%";

std::string_view level(base::Severity severity) {
  return severity == base::Severity::Error ? "error" : severity == base::Severity::Warning ? "warning" : "note";
}

/// RFC 3986: the path of a URI reference.
std::string uri_path(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  std::string out;
  for (char c : path) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 std::string_view("/-._~!$&'()*+,;=@").find(c) != std::string_view::npos;
    if (plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

/// As a Pascal-cased name: `schema/unknown-field` is SchemaUnknownField.
std::string rule_name(std::string_view id) {
  std::string out;
  bool upper = true;
  for (char c : id) {
    if (c == '/' || c == '-') upper = true;
    else {
      out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  return out;
}

class Writer {
 public:
  Writer(bool show_allowed, std::string& out) : show_allowed_(show_allowed), json_(out) {}

  void log(std::span<const judge::Finding> findings, std::string_view tool_version) {
    json_.begin_map();
    json_.member("$schema",
                 "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    json_.member("version", "2.1.0");
    json_.key("runs");
    json_.begin_list();
    json_.begin_map();
    tool(tool_version);
    json_.key("invocations");
    json_.begin_list();
    json_.begin_map();
    json_.member("executionSuccessful", true);
    json_.end_map();
    json_.end_list();
    json_.key("originalUriBaseIds");
    json_.begin_map();
    json_.key(kRoot);
    json_.begin_map();
    text("description", "The folder in which pave was run.");
    json_.end_map();
    json_.end_map();
    json_.member("columnKind", "unicodeCodePoints");
    json_.key("results");
    json_.begin_list();
    for (const judge::Finding& finding : findings)
      if (show_allowed_ || !finding.allowed()) result(finding);
    json_.end_list();
    json_.end_map();
    json_.end_list();
    json_.end_map();
  }

 private:
  void text(std::string_view key, std::string_view words) {
    json_.key(key);
    json_.begin_map();
    json_.member("text", words);
    json_.end_map();
  }

  void tool(std::string_view version) {
    json_.key("tool");
    json_.begin_map();
    json_.key("driver");
    json_.begin_map();
    json_.member("name", "pave");
    json_.member("version", version);
    json_.member("semanticVersion", version);
    json_.key("rules");
    json_.begin_list();
    for (const base::CodeFacts& facts : base::all_codes()) rule(facts);
    json_.end_list();
    json_.end_map();
    json_.end_map();
  }

  void rule(const base::CodeFacts& facts) {
    std::string_view words = page(facts.code);
    json_.begin_map();
    json_.member("id", facts.id);
    json_.member("name", rule_name(facts.id));
    text("shortDescription", facts.summary);
    std::string paragraph(first_paragraph(words));
    std::ranges::replace(paragraph, '\n', ' ');
    text("fullDescription", paragraph);
    json_.key("help");
    json_.begin_map();
    json_.member("text", words);
    json_.member("markdown", words);
    json_.end_map();
    json_.key("defaultConfiguration");
    json_.begin_map();
    json_.member("level", level(facts.severity));
    json_.end_map();
    json_.end_map();
  }

  void result(const judge::Finding& finding) {
    json_.begin_map();
    json_.member("ruleId", base::facts(finding.code).id);
    // The rules stand in the order of the codes.
    json_.member("ruleIndex", std::uint64_t{static_cast<std::uint16_t>(finding.code)});
    json_.member("level", level(finding.severity));
    std::string words = finding.message;
    if (!finding.help.empty()) words += "\n" + finding.help;
    for (const judge::FindingNote& note : finding.notes)
      if (note.location.path.empty()) words += "\n" + note.message;
    text("message", words);
    json_.key("locations");
    json_.begin_list();
    if (!finding.location.path.empty() || !finding.object.kind.empty()) {
      json_.begin_map();
      physical(finding.location);
      logical(finding);
      json_.end_map();
    }
    json_.end_list();
    related(finding);
    fingerprints(finding);
    suppressions(finding);
    json_.end_map();
  }

  void physical(const base::Location& location) {
    if (location.path.empty()) return;
    json_.key("physicalLocation");
    json_.begin_map();
    json_.key("artifactLocation");
    json_.begin_map();
    bool absolute = location.path.starts_with('/');
    json_.member("uri", (absolute ? "file://" : "") + uri_path(location.path));
    if (!absolute) json_.member("uriBaseId", kRoot);
    json_.end_map();
    if (location.known()) {
      json_.key("region");
      json_.begin_map();
      json_.member("startLine", std::uint64_t{location.line});
      json_.member("startColumn", std::uint64_t{location.column});
      json_.end_map();
    }
    json_.end_map();
  }

  void logical(const judge::Finding& finding) {
    const kube::ObjectId& object = finding.object;
    if (object.kind.empty()) return;
    std::string full = fmt::format("{}/{}", object.api_version, object.kind);
    if (!object.namespace_name.empty()) full += "/" + object.namespace_name;
    if (!object.name.empty()) full += "/" + object.name;
    json_.key("logicalLocations");
    json_.begin_list();
    json_.begin_map();
    json_.member("name", object.name.empty() ? object.kind : object.name);
    json_.member("fullyQualifiedName", full);
    json_.member("kind", "object");
    json_.end_map();
    if (!finding.field.empty()) {
      json_.begin_map();
      json_.member("name", finding.field);
      json_.member("fullyQualifiedName", full + "#" + finding.field);
      json_.member("kind", "property");
      json_.end_map();
    }
    json_.end_list();
  }

  void related(const judge::Finding& finding) {
    std::uint64_t id = 0;
    for (const judge::FindingNote& note : finding.notes) {
      if (note.location.path.empty()) continue;
      if (id == 0) {
        json_.key("relatedLocations");
        json_.begin_list();
      }
      json_.begin_map();
      json_.member("id", ++id);
      physical(note.location);
      text("message", note.message);
      json_.end_map();
    }
    if (id > 0) json_.end_list();
  }

  void fingerprints(const judge::Finding& finding) {
    // A number behind the colon tells findings apart that have the same fingerprint. GitHub knows only the first key.
    std::string print = fingerprint_text(finding);
    std::string value = fmt::format("{}:{}", print, ++seen_[print]);
    json_.key("partialFingerprints");
    json_.begin_map();
    json_.member("primaryLocationLineHash", value);
    json_.member("paveFinding/v1", value);
    json_.end_map();
  }

  void suppressions(const judge::Finding& finding) {
    // 3.27.23: when one result says that it is suppressed, the others say that they are not.
    if (!show_allowed_) return;
    json_.key("suppressions");
    json_.begin_list();
    if (finding.allowed()) {
      json_.begin_map();
      json_.member("kind", "inSource");
      json_.member("status", "accepted");
      json_.member("justification", finding.allowed_because);
      json_.end_map();
    }
    json_.end_list();
  }

  bool show_allowed_;
  JsonWriter json_;
  std::map<std::string, int> seen_;
};

}  // namespace

void write_sarif(std::span<const judge::Finding> findings, bool show_allowed, std::string_view tool_version,
                 std::string& out) {
  Writer(show_allowed, out).log(findings, tool_version);
  out += '\n';
}

}  // namespace pave::show
