#include "judge/server/metadata.h"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"
#include "kube/names.h"
#include "kube/object.h"

namespace pave::judge::server {
namespace {

using base::Code;

constexpr std::int64_t kMaxAnnotationBytes = 256 * 1024;
constexpr std::string_view kOrphan = "orphan";
constexpr std::string_view kForeground = "foregroundDeletion";

/// The name that comes of a prefix whose own form isn't looked at; five letters stand for the server's.
void judge_generated_name(Value metadata, const Format& form) {
  constexpr std::size_t kMaxPrefixBytes = 58;
  Value prefix = metadata[f::generateName];
  if (form.fits(std::string(prefix.text().substr(0, kMaxPrefixBytes)) + "xxxxx")) return;
  metadata[f::name].say_at(prefix, Code::ServerBadName,
                           fmt::format("{} can't begin the name of a {}: it is not {}", quoted(prefix.text()),
                                       metadata.scope().facts().kind, form.what),
                           std::string(form.help));
}

void judge_name(Value metadata, const Format& form, bool any_prefix) {
  Value name = metadata[f::name];
  Value prefix = metadata[f::generateName];
  if (any_prefix && !prefix.text().empty()) {
    if (name.text().empty()) judge_generated_name(metadata, form);
  } else if (!prefix.text().empty()) {
    // The server puts an `a` for a dash at the end and the letter before it (maskTrailingDash).
    std::string masked(prefix.text());
    if (masked.size() > 1 && masked.back() == '-' && &form != &kPathSegment) masked.replace(masked.size() - 2, 2, "a");
    if (!form.fits(masked) && !(&form == &kPathSegment && masked.find_first_of("/%") == std::string::npos))
      prefix.say(Code::ServerBadName,
                 fmt::format("{} can't begin the name of a {}: it is not {}", quoted(prefix.text()),
                             metadata.scope().facts().kind, form.what),
                 std::string(form.help));
  }
  if (name.text().empty()) {
    if (!prefix.text().empty() || (name.written() && !name.is_string())) return;
    name.say(Code::ServerRequired, "the object has no name", "add \"name\" or \"generateName\" to metadata");
  } else if (!form.fits(name.text())) {
    name.say(Code::ServerBadName,
             fmt::format("{} can't be the name of a {}: it is not {}", quoted(name.text()),
                         metadata.scope().facts().kind, form.what),
             std::string(form.help));
  } else if (!kPathSegment.fits(name.text())) {
    name.say(Code::ServerBadName, fmt::format("{} is not {}", quoted(name.text()), kPathSegment.what),
             std::string(kPathSegment.help));
  }
}

/// The server drops the namespace of what is in none.
void judge_namespace(Value metadata) {
  Value name = metadata[f::namespace_];
  if (name.text().empty() || !metadata.scope().facts().namespaced) return;
  if (!kube::is_dns1123_label(name.text()))
    name.say(Code::ServerBadName, fmt::format("{} can't be the name of a namespace", quoted(name.text())),
             std::string(kLabelHelp));
}

void judge_owners(Value owners) {
  bool has_controller = false;
  for (Value owner : owners.children()) {
    kube::GroupVersion gv = kube::split_api_version(owner[f::apiVersion].text());
    // The server names the list's path without an index.
    auto missing = [&](doc::Symbol field) {
      owners[field].say_at(owner[field], Code::ServerRequired,
                           "an owner reference needs apiVersion, kind, name and uid", "add what is missing");
    };
    // A text of three parts is no version at all.
    if (gv.version.empty() || gv.version.find('/') != std::string_view::npos) missing(f::apiVersion);
    if (owner[f::kind].text().empty()) missing(f::kind);
    if (owner[f::name].text().empty()) missing(f::name);
    if (owner[f::uid].text().empty()) missing(f::uid);
    if (owner[f::apiVersion].text() == "v1" && owner[f::kind].text() == "Event")
      owners.say_at(owner, Code::ServerForbidden, "an Event can't be an owner", "remove it");
    if (!owner[f::controller].is_true()) continue;
    if (has_controller)
      owners.say_at(owner, Code::ServerConflict, "a second owner is the controller; an object has at most one",
                    "set `controller: true` for one owner only");
    has_controller = true;
  }
}

void judge_finalizers(Value finalizers) {
  bool orphan = false;
  bool foreground = false;
  for (Value finalizer : finalizers.children()) {
    orphan |= finalizer.text() == kOrphan;
    foreground |= finalizer.text() == kForeground;
    if (!kube::is_qualified_name(finalizer.text()))
      finalizers.say_at(finalizer, Code::ServerBadFormat,
                        fmt::format("{} is not a qualified name", quoted(finalizer.text())),
                        std::string(kQualifiedName.help));
  }
  if (orphan && foreground)
    finalizers.say(Code::ServerConflict,
                   fmt::format("the finalizers {} and {} exclude each other", kOrphan, kForeground), "remove one");
}

/// Those without a domain are Kubernetes' own (core, validateKubeFinalizerName).
void judge_finalizer(Value finalizer) {
  std::string_view name = finalizer.text();
  if (name.find('/') != std::string_view::npos || name == kOrphan || name == kForeground || name == "kubernetes")
    return;
  finalizer.say(Code::ServerBadFormat, fmt::format("the finalizer {} has no domain", quoted(name)),
                fmt::format("write it as `example.com/{}`", shortened(name)));
}

/// What isn't written is the server's own: the namespace of the request, the period that runs already.
void same_if_written(Value value) {
  if (!same_value(value.node(), nullptr)) actions::check_immutable(value, immutable());
}

constexpr Rule kMetadata[] = {
    {f::name, immutable()},
    {f::namespace_, must(same_if_written)},
    {f::deletionGracePeriodSeconds, must(same_if_written)},
    {f::finalizers, must(judge_finalizers)},
    {f::labels, must(judge_labels)},
    {f::annotations, must(judge_annotations)},
    {f::ownerReferences, must(judge_owners)},
};

constexpr Rule kGenerationOfNew[] = {{f::generation, at_least(0)}};

}  // namespace

void judge_labels_as(const Value& labels, const Value& named) {
  for (Value label : labels.children()) {
    if (!kube::is_qualified_name(label.key()))
      named.say_at(label, Code::ServerBadLabel, fmt::format("{} is not the key of a label", quoted(label.key())),
                   std::string(kQualifiedName.help), Value::At::Key);
    if (!kube::is_label_value(label.text()))
      named.say_at(label, Code::ServerBadLabel, fmt::format("{} is not the value of a label", quoted(label.text())),
                   std::string(kLabelValue.help));
  }
}

void judge_annotations_as(const Value& annotations, const Value& named) {
  std::int64_t bytes = 0;
  for (Value annotation : annotations.children()) {
    bytes += static_cast<std::int64_t>(annotation.key().size() + annotation.text().size());
    if (!kAnnotationKey.fits(annotation.key()))
      named.say_at(annotation, Code::ServerBadFormat,
                   fmt::format("{} is not the key of an annotation", quoted(annotation.key())),
                   std::string(kAnnotationKey.help), Value::At::Key);
  }
  if (bytes > kMaxAnnotationBytes)
    named.say_at(annotations, Code::ServerTooLong, fmt::format("the annotations have {} bytes", bytes),
                 fmt::format("write at most {} bytes, keys included; a ConfigMap takes more", kMaxAnnotationBytes));
}

void judge_labels(Value labels) { judge_labels_as(labels, labels); }
void judge_annotations(Value annotations) { judge_annotations_as(annotations, annotations); }

void judge_template_metadata(Value metadata) {
  judge_labels(metadata[f::labels]);
  judge_annotations(metadata[f::annotations]);
}

void judge_metadata(Value metadata, const KindRules& kind) {
  // The name of what exists is fine for its kind.
  bool is_free = metadata.updating() && !kind.names_in_changes;
  if (!kind.may_be_nameless || !metadata[f::name].text().empty() || !metadata[f::generateName].text().empty())
    judge_name(metadata, is_free ? kPathSegment : *kind.name, kind.any_prefix);
  judge_namespace(metadata);
  judge(metadata, kMetadata);
  if (!metadata.updating() && !kind.own_generation) judge(metadata, kGenerationOfNew);
  if (!kind.any_finalizer && !(metadata.updating() && kind.free_changes))
    for (Value finalizer : metadata[f::finalizers].children()) judge_finalizer(finalizer);
}

}  // namespace pave::judge::server
