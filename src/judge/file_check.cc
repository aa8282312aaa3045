#include "judge/file_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <memory>

#include "judge/allow.h"
#include "judge/make_finding.h"
#include "judge/placeholder.h"
#include "judge/reference/join.h"
#include "judge/reference/place.h"
#include "judge/schema/schema.h"

namespace pave::judge {
namespace {

constexpr std::string_view kEnforceLabel = "pod-security.kubernetes.io/enforce";

// memmem, not find: the first letters are too common to look for alone.
bool mentions(std::string_view text, std::string_view word) {
  return memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

/// The text of the document that holds the object.
std::string_view text_around(const kube::Object& object, const doc::Stream& stream, const base::Source& source) {
  if (!object.root->origin.known()) return source.text;
  std::uint32_t offset = object.root->origin.place() - source.first_place;
  auto behind = std::ranges::upper_bound(stream.documents, offset, {}, &doc::Document::begin);
  if (behind == stream.documents.begin()) return source.text;
  const doc::Document& document = *std::prev(behind);
  return source.text.substr(document.begin, document.end - document.begin);
}

bool has_exception(const base::Source& source, const std::vector<doc::Comment>& comments) {
  return std::any_of(comments.begin(), comments.end(), [&](const doc::Comment& comment) {
    return source.text.substr(comment.offset, comment.size).find("pave:allow") != std::string_view::npos;
  });
}

}  // namespace

FileCheck::FileCheck(const CheckSetting& setting)
    : setting_(setting),
      wants_references_(setting.options.selection.shows_family("reference")),
      judges_(setting),
      gatherer_(facts_arena_) {}

void FileCheck::begin(base::Sources& sources, FileUse use) {
  sources_ = &sources;
  use_ = use;
  kept_ = 0;
  left_out_ = {};
  kinds_not_checked_.clear();
  written_comments_.clear();
}

void FileCheck::open(const base::Source& source, const estate::ManifestFile& file, FileResult& result) {
  source_ = &source;
  stream_ = &file.stream;
  lines_ = {};
  looks_ = StreamLooks(source.text, file.stream.documents);
  comments_.clear();
  if (!has_exception(source, file.stream.comments)) return;
  for (const doc::Document& document : file.stream.documents) {
    Allowances allowances = comment_allowances(source, file.stream.comments, document);
    for (const Remark& mistake : allowances.mistakes()) add(mistake.diagnostic, mistake.severity, result);
    comments_.push_back(std::move(allowances));
  }
}

void FileCheck::close() {
  sources_ = nullptr;
  source_ = nullptr;
  stream_ = nullptr;
}

void FileCheck::judge(const base::Source& source, std::string_view path, bool is_known,
                      const estate::ManifestFile& file, FileResult& result) {
  result.is_manifest |= file.is_manifest;
  result.encrypted += file.encrypted;
  result.objects += file.objects.size();
  open(source, file, result);
  judges_.open(*sources_, arena_, path, is_known);
  for (const base::Diagnostic& problem : file.problems) add(problem, base::facts(problem.code).severity, result);
  for (const base::Diagnostic& doubt : file.doubts) add(doubt, base::Severity::Warning, result);
  for (const kube::Object& object : file.objects) judge_object(object, result);
  result.is_partly_unread |= std::ranges::any_of(
      file.stream.documents, [](const doc::Document& document) { return !document.errors.empty(); });
}

FileResult FileCheck::check(std::string path, std::string text, FileUse use) {
  FileResult result;
  arena_.clear();
  base::Sources sources;
  begin(sources, use);
  const base::Source& source = sources.add(std::move(path), std::move(text));
  estate::ManifestFile file = estate::read_manifests(source, arena_, use.named);
  judge(source, source.path, /*is_known=*/true, file, result);
  if (wants_references_) gather_facts(file, result);
  say_what_is_left_out(std::string(source.path), result);
  close();
  return result;
}

FileResult FileCheck::check_rendered(base::Sources& sources, std::span<const RenderedFile> files, bool is_known) {
  FileResult result;
  arena_.clear();
  begin(sources, {});
  base::Arena::Mark facts_begin = facts_arena_.mark();
  std::vector<estate::ManifestFile> manifests;
  std::vector<std::vector<reference::ObjectFacts>> facts(files.size());
  for (const RenderedFile& one : files) {
    const estate::ManifestFile& file =
        manifests.emplace_back(estate::read_manifests(*one.source, arena_, /*named=*/true));
    judge(*one.source, one.path, is_known, file, result);
    if (!wants_references_) continue;
    use_.number = static_cast<std::uint32_t>(manifests.size() - 1);
    gather_facts(file, result);
    facts[use_.number] = std::move(result.facts);
    result.facts.clear();
  }
  reference::Run run{
      .files = {}, .outside = setting_.options.outside, .prefixes = {}, .suffixes = {}, .added_labels = {}};
  for (std::size_t i = 0; i < files.size(); ++i)
    run.files.push_back({files[i].path, facts[i], false, false, false, result.is_partly_unread});
  if (wants_references_) say_of_unit(run, files, manifests, result);
  facts_arena_.rewind(facts_begin);
  if (!files.empty()) say_what_is_left_out(files.front().path, result);
  close();
  return result;
}

void FileCheck::say_of_unit(const reference::Run& run, std::span<const RenderedFile> files,
                            std::span<const estate::ManifestFile> manifests, FileResult& result) {
  std::vector<reference::Problem> problems = reference::join(run);
  std::erase_if(problems, [&](const reference::Problem& one) { return !setting_.options.selection.shows(one.code); });
  NotePlaces place = [&](const reference::NoteAt& note) {
    base::Location location = sources_->place_of(note.origin);
    if (!location.known()) location.path = files[note.file].path;
    return location;
  };
  FileResult ignored;  // what exceptions are wrong was said already
  for (std::size_t begin = 0; begin < problems.size();) {
    std::size_t end = begin;
    while (end < problems.size() && problems[end].file == problems[begin].file) ++end;
    std::uint32_t file = problems[begin].file;
    open(*files[file].source, manifests[file], ignored);
    say(manifests[file], std::span(problems).subspan(begin, end - begin), place, result);
    begin = end;
  }
}

void FileCheck::gather_facts(const estate::ManifestFile& file, FileResult& result) {
  result.facts.reserve(file.objects.size() + file.encrypted_objects.size());
  std::uint32_t index = 0;
  for (const kube::Object& object : file.objects)
    result.facts.push_back(gatherer_.gather(object, use_.number, index++));
  for (const kube::Object& object : file.encrypted_objects)
    result.facts.push_back(gatherer_.gather_encrypted(object, use_.number));
}

std::vector<Finding> FileCheck::say_problems(std::string path, std::string text, FileUse use,
                                             std::span<const reference::Problem> problems, const NotePlaces& place) {
  FileResult said_before;
  FileResult result;
  arena_.clear();
  base::Sources sources;
  begin(sources, use);
  const base::Source& source = sources.add(std::move(path), std::move(text));
  estate::ManifestFile file = estate::read_manifests(source, arena_, use.named);
  open(source, file, said_before);
  kept_ = 0;
  left_out_ = {};
  say(file, problems, place, result);
  say_what_is_left_out(std::string(source.path), result);
  close();
  return std::move(result.findings);
}

void FileCheck::say(const estate::ManifestFile& file, std::span<const reference::Problem> problems,
                    const NotePlaces& place, FileResult& result) {
  // Problems of one object are neighbours: its tree is looked through once for all.
  std::map<base::Origin, std::string> fields;
  std::vector<base::Origin> origins;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    const reference::Problem& problem = problems[i];
    if (problem.object >= file.objects.size()) continue;  // the file has changed meanwhile
    if (i == 0 || problems[i - 1].object != problem.object) {
      origins.clear();
      for (std::size_t j = i; j < problems.size() && problems[j].object == problem.object; ++j)
        origins.push_back(problems[j].origin);
      fields = reference::fields_at(*file.objects[problem.object].root, origins);
    }
    const kube::Object& object = file.objects[problem.object];
    SecretPlaces secrets(object, *sources_);
    Remark remark{
        {problem.code, problem.origin, problem.message, problem.help, {}}, problem.severity, fields[problem.origin]};
    auto finding = find(remark, object, annotation_allowances(object), secrets);
    if (!finding) continue;
    for (const reference::NoteAt& note : problem.notes) finding->notes.push_back({note.message, place(note)});
    keep(*std::move(finding), 0, result.findings);
  }
}

void FileCheck::judge_object(const kube::Object& object, FileResult& result) {
  Allowances annotation = annotation_allowances(object);
  SecretPlaces secrets(object, *sources_);
  for (const Remark& mistake : annotation.mistakes()) add(mistake, object, annotation, secrets, result);
  bool has_schema = true;
  std::vector<Remark> remarks = judges_.judge(object, has_schema);
  if (!has_schema) add_not_checked(object, annotation, secrets, result);
  // The limit of findings drops the mildest.
  std::ranges::stable_sort(remarks, std::ranges::greater(), &Remark::severity);
  for (const Remark& remark : remarks) add(remark, object, annotation, secrets, result);
}

/// An object that is allowed to go unchecked speaks for itself alone, not for its kind.
void FileCheck::add_not_checked(const kube::Object& object, const Allowances& annotation, SecretPlaces& secrets,
                                FileResult& result) {
  constexpr base::Severity kSeverities[] = {base::Severity::Info, base::Severity::Info, base::Severity::Warning,
                                            base::Severity::Error};
  MissingSchemas wanted = setting_.options.missing_schemas;
  std::pair kind(object.api_version, object.kind);
  bool is_said = kinds_not_checked_.contains(kind);
  if (wanted == MissingSchemas::Ignore || (is_said && annotation.empty() && comments_.empty())) return;
  base::Severity severity = kSeverities[static_cast<std::size_t>(wanted)];
  Remark remark{schema::not_checked(object, kube::schema::Catalog::builtin()), severity, "kind"};
  auto finding = find(remark, object, annotation, secrets);
  if (!finding || (is_said && !finding->allowed())) return;
  if (!finding->allowed()) kinds_not_checked_.insert(kind);
  keep(*std::move(finding), 0, result.not_checked);
}

/// The document that holds the place; none: it is above the first one.
std::optional<std::size_t> FileCheck::document_at(base::Origin origin) const {
  std::uint32_t offset = origin.known() ? origin.place() - source_->first_place : 0;
  auto behind = std::ranges::upper_bound(stream_->documents, offset, {}, &doc::Document::begin);
  if (behind == stream_->documents.begin()) return std::nullopt;
  return static_cast<std::size_t>(behind - stream_->documents.begin()) - 1;
}

/// Whether a comment allows it; comments of one document cover nothing of another.
void FileCheck::allow_by_comment(const base::Diagnostic& diagnostic, Finding& finding) {
  if (finding.allowed() || !diagnostic.origin.known()) return;
  if (source_->is_rendered)
    finding.allowed_because =
        written_comments_.reason(diagnostic.code, sources_->edit_place(diagnostic.origin), *sources_);
  if (comments_.empty() || finding.allowed()) return;
  // The mistakes of the first comments are said while those of later ones are still to be read.
  std::optional<std::size_t> document = document_at(diagnostic.origin);
  if (document && *document < comments_.size())
    finding.allowed_because = comments_[*document].reason(diagnostic.code, diagnostic.origin);
}

void FileCheck::add(const base::Diagnostic& diagnostic, base::Severity severity, FileResult& result) {
  if (!setting_.options.selection.shows(diagnostic.code)) return;
  std::optional<std::size_t> document = document_at(diagnostic.origin);
  DocumentLooks looks = document ? looks_.at(*document) : looks_of(source_->text);
  Finding finding = make_finding(diagnostic, looks, lines_, *sources_);
  finding.severity = severity;
  allow_by_comment(diagnostic, finding);
  keep(std::move(finding), 0, result.findings);
}

void FileCheck::add(const Remark& remark, const kube::Object& object, const Allowances& annotation,
                    SecretPlaces& secrets, FileResult& result) {
  if (auto finding = find(remark, object, annotation, secrets)) keep(*std::move(finding), remark.more, result.findings);
}

std::optional<Finding> FileCheck::find(const Remark& remark, const kube::Object& object, const Allowances& annotation,
                                       SecretPlaces& secrets) {
  if (use_.is_resource && is_kustomize_variable(remark)) {
    Remark said{not_replaced_by_kustomize(remark.diagnostic.origin), base::Severity::Info, remark.field};
    said.severity = base::facts(said.diagnostic.code).severity;
    return find(said, object, annotation, secrets);
  }
  if (!setting_.options.selection.shows(remark.diagnostic.code)) return std::nullopt;
  Finding finding = make_finding(remark, object, secrets, lines_, *sources_);
  if (use_.is_resource &&
      (finding.code == base::Code::SchemaMissingField || finding.code == base::Code::ServerRequired)) {
    finding.severity = base::Severity::Info;
    finding.help = "a kustomization lists this file and may add the field; if none does, write it here";
  }
  if (use_.is_resource && finding.code == base::Code::ServerBadName && object.kind == "Namespace" &&
      finding.field == "metadata.name") {
    finding.severity = base::Severity::Info;
    finding.help = "a kustomization lists this file and may rename it; if none does: " + finding.help;
  }
  finding.allowed_because = annotation.reason(remark.diagnostic.code, remark.diagnostic.origin);
  allow_by_comment(remark.diagnostic, finding);
  return finding;
}

/// Whether what the schema or the server refuses is a text with `$(NAME)`.
bool FileCheck::is_kustomize_variable(const Remark& remark) const {
  base::Code code = remark.diagnostic.code;
  std::string_view id = base::facts(code).id;
  if (code == base::Code::SyntaxNotRendered || !remark.diagnostic.origin.known()) return false;
  if (!id.starts_with("schema/") && !id.starts_with("server/")) return false;
  const base::Source& source = *source_;
  std::uint32_t place = remark.diagnostic.origin.place();
  if (place < source.first_place || place - source.first_place >= source.text.size()) return false;
  return holds_kustomize_variable(source.text.substr(place - source.first_place));
}

/// `more` others say the same.
void FileCheck::keep(Finding finding, std::size_t more, std::vector<Finding>& out) {
  bool fits = kept_ < setting_.options.max_findings_per_file;
  if (std::size_t left_out = more + (fits ? 0 : 1); left_out != 0) {
    if (finding.allowed()) left_out_.allowed += left_out;
    else left_out_.worst = std::max(left_out_.worst, finding.severity);
    left_out_.count += left_out;
  }
  if (!fits) return;
  ++kept_;
  out.push_back(std::move(finding));
}

/// As severe as the worst of them, so that the verdict does not depend on the limit.
void FileCheck::say_what_is_left_out(const std::string& path, FileResult& result) const {
  if (left_out_.count == 0 || !setting_.options.selection.shows(base::Code::SyntaxLimit)) return;
  base::Diagnostic said{base::Code::SyntaxLimit, {}, {}, "mend those that are shown, then check again", {}};
  said.message = left_out_.count == 1 ? "1 more finding in this file is not shown"
                                      : fmt::format("{} more findings in this file are not shown", left_out_.count);
  if (left_out_.allowed != 0) said.message += fmt::format(" ({} allowed)", left_out_.allowed);
  Finding finding = file_finding(std::move(said), path);
  finding.severity = left_out_.worst;
  result.findings.push_back(std::move(finding));
}

void FileCheck::look_first(std::string path, std::string text, bool preferred, FirstLook& out) {
  bool wants_policies = !setting_.options.pod_security && mentions(text, kEnforceLabel);
  if (!wants_policies && !mentions(text, kube::crd::kDefinitionKind)) return;
  arena_.clear();
  base::Sources sources;
  const base::Source& source = sources.add(std::move(path), std::move(text));
  find_facts(estate::read_manifests(source, arena_, false), source, preferred, out);
}

void FileCheck::look_at_definitions(std::string path, std::string text, bool named, FirstLook& out) {
  arena_.clear();
  base::Sources sources;
  begin(sources, {.named = named});
  const base::Source& source = sources.add(std::move(path), std::move(text));
  estate::ManifestFile file = estate::read_manifests(source, arena_, named);
  FileResult ignored;  // mistakes in exceptions, which matter where the file is judged
  open(source, file, ignored);
  FileResult result;
  for (const base::Diagnostic& problem : file.problems) add(problem, base::facts(problem.code).severity, result);
  for (const base::Diagnostic& doubt : file.doubts) add(doubt, base::Severity::Warning, result);
  say_what_is_left_out(std::string(source.path), result);
  close();
  out.findings = std::move(result.findings);
  find_facts(file, source, true, out);
}

void FileCheck::find_facts(const estate::ManifestFile& file, const base::Source& source, bool preferred,
                           FirstLook& out) {
  for (const kube::Object& object : file.objects) {
    Sink ignored;  // said when the file itself is judged
    auto policy = setting_.options.pod_security ? std::nullopt : pod_security::namespace_policy(object, ignored);
    if (policy) out.namespaces.emplace(std::string(object.name), *policy);
    auto facts = kube::crd::read_definition(object);
    if (!facts) continue;
    std::string_view around = text_around(object, file.stream, source);
    out.definitions.add(std::make_unique<kube::crd::Definition>(std::string(source.path), around, *facts), preferred);
  }
}

}  // namespace pave::judge
