#include "judge/file_check.h"

#include <algorithm>

#include "judge/allow.h"
#include "judge/lifecycle/lifecycle.h"
#include "judge/schema/schema.h"
#include "judge/secrecy.h"

namespace pave::judge {
namespace {

constexpr std::string_view kEnforceLabel = "pod-security.kubernetes.io/enforce";

bool has_exception(const base::Source& source, const std::vector<doc::Comment>& comments) {
  return std::any_of(comments.begin(), comments.end(), [&](const doc::Comment& comment) {
    return source.text.substr(comment.offset, comment.size).find("pave:allow") != std::string_view::npos;
  });
}

}  // namespace

Finding file_finding(base::Diagnostic diagnostic, std::string path) {
  Finding finding{.code = diagnostic.code, .severity = base::facts(diagnostic.code).severity, .message = std::move(diagnostic.message)};
  finding.help = std::move(diagnostic.help);
  finding.location.path = std::move(path);
  return finding;
}

FileCheck::FileCheck(const CheckSetting& setting)
    : setting_(setting),
      wants_pod_security_(setting.options.selection.shows(base::Code::PodSecurityBaseline) ||
                          setting.options.selection.shows(base::Code::PodSecurityRestricted)),
      pod_judge_(&kube::schema::Catalog::builtin().names()) {}

FileResult FileCheck::check(std::string path, std::string text, bool named) {
  FileResult result;
  arena_.clear();
  base::Sources sources;
  sources_ = &sources;
  const base::Source& source = sources.add(std::move(path), std::move(text));
  estate::ManifestFile file = estate::read_manifests(source, arena_, named);
  result.is_manifest = file.is_manifest;
  result.encrypted = file.encrypted;
  result.objects = file.objects.size();

  comments_.clear();
  if (has_exception(source, file.stream.comments)) {
    for (const doc::Document& document : file.stream.documents) {
      Allowances allowances = comment_allowances(source, file.stream.comments, document);
      if (!allowances.mistakes().empty()) add(nullptr, allowances.mistakes(), result);
      comments_.push_back(std::move(allowances));
    }
  }
  sink_.clear();
  for (base::Diagnostic& problem : file.problems) sink_.add(std::move(problem), {});
  add(nullptr, sink_.remarks(), result);
  if (may_hold_secrets(source.text))
    for (Finding& finding : result.findings) finding.hide_source = true;
  for (const kube::Object& object : file.objects) judge_object(object, result);
  sources_ = nullptr;
  return result;
}

void FileCheck::judge_object(const kube::Object& object, FileResult& result) {
  const CheckOptions& options = setting_.options;
  const kube::schema::Catalog& catalog = kube::schema::Catalog::builtin();
  sink_.clear();
  if (schema::judge_schema(object, catalog, options.kube_version, sink_) == schema::Verdict::NoSchema) {
    bool known = std::any_of(result.not_checked.begin(), result.not_checked.end(), [&](const Finding& finding) {
      return finding.object.kind == object.kind && finding.object.api_version == object.api_version;
    });
    if (!known && options.missing_schemas != MissingSchemas::Ignore) {
      FileResult one;
      add(&object, {{schema::not_checked(object, catalog), base::Severity::Info, "kind"}}, one);
      for (Finding& finding : one.findings) result.not_checked.push_back(std::move(finding));
    }
  }
  lifecycle::judge_lifecycle(object, options.kube_version, sink_);
  if (wants_pod_security_) {
    pod_security::namespace_policy(object, sink_);
    pod_security::Chosen chosen = pod_security::choose_policy(setting_.given_policy, setting_.namespaces, object, options.kube_version);
    pod_judge_.judge(object, pod_security::as_served_by(chosen.policy, options.kube_version), chosen.severity, sink_);
  }
  add(&object, sink_.remarks(), result);
}

void FileCheck::add(const kube::Object* object, const std::vector<Remark>& remarks, FileResult& result) {
  Allowances annotation;
  if (object != nullptr) {
    annotation = annotation_allowances(*object);
    if (!annotation.mistakes().empty()) add(nullptr, annotation.mistakes(), result);
  }
  for (const Remark& remark : remarks) {
    const base::Diagnostic& diagnostic = remark.diagnostic;
    if (!setting_.options.selection.shows(diagnostic.code)) continue;
    Finding finding{.code = diagnostic.code, .severity = remark.severity, .message = diagnostic.message, .help = diagnostic.help};
    if (object != nullptr) finding.object = object->id();
    finding.field = remark.field;
    finding.location = sources_->locate(diagnostic.origin);
    for (const base::Note& note : diagnostic.notes) finding.notes.push_back({note.message, sources_->locate(note.origin)});
    finding.allowed_because = annotation.reason(diagnostic.code, diagnostic.origin);
    for (const Allowances& comments : comments_)
      if (finding.allowed_because.empty()) finding.allowed_because = comments.reason(diagnostic.code, diagnostic.origin);
    finding.hide_source = object != nullptr && is_secret_field(*object, remark.field);
    result.findings.push_back(std::move(finding));
  }
}

void FileCheck::find_namespace_policies(std::string path, std::string text, pod_security::NamespacePolicies& out) {
  if (text.find(kEnforceLabel) == std::string::npos) return;
  arena_.clear();
  base::Sources sources;
  const base::Source& source = sources.add(std::move(path), std::move(text));
  for (const kube::Object& object : estate::read_manifests(source, arena_, false).objects) {
    Sink ignored;  // said when the file itself is judged
    if (auto policy = pod_security::namespace_policy(object, ignored)) out.emplace(std::string(object.name), *policy);
  }
}

}  // namespace pave::judge
