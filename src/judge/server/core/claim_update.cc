#include "judge/server/core/claim_update.h"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "judge/server/core/storage_amount.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kClassAnnotation = "volume.beta.kubernetes.io/storage-class";
constexpr int kClassesSince = 34;  // VolumeAttributesClass

/// A text that is a pointer to the server: empty and not written are two things.
bool same_text(const Value& a, const Value& b) { return a.written() == b.written() && a.text() == b.text(); }

std::string_view volume_mode(const Value& spec) {
  return spec[f::volumeMode].written() ? spec[f::volumeMode].text() : "Filesystem";
}

/// By amount; `but` is left out, if it is a name.
bool same_amounts(const Value& a, const Value& b, std::string_view but) {
  auto counts = [&](const Value& entry) { return but.empty() || entry.key() != but; };
  for (Value entry : a.children())
    if (counts(entry) && storage_amount(entry) != storage_amount(b.entry(entry.key()))) return false;
  for (Value entry : b.children())
    if (counts(entry) && a.entry(entry.key()).node() == nullptr) return false;
  return true;
}

/// `before`: what the server has kept of the claim as it was.
DataSources sources_kept_of(const Value& spec, DataSources before) {
  Value source = spec[f::dataSource];
  Value reference = spec[f::dataSourceRef];
  DataSources kept{source.written(), reference.written()};
  if (kept.has_reference && !before.has_reference && !reference[f::namespace_].text().empty())
    kept.has_reference = false;
  if (kept.has_reference || before.has_reference || before.has_source || !kept.has_source) return kept;
  std::string_view group = source[f::apiGroup].text();
  std::string_view kind = source[f::kind].text();
  kept.has_source =
      group.empty() ? kind == "PersistentVolumeClaim" : kind == "VolumeSnapshot" && group == "snapshot.storage.k8s.io";
  return kept;
}

/// The data source as the server has it behind its normalization: either field gives both.
Value source_of(const Value& spec, const DataSources& kept) {
  return kept.has_reference ? spec[f::dataSourceRef] : spec[f::dataSource];
}

bool same_sources(const Value& spec, const Value& old) {
  DataSources kept = kept_sources(spec);
  DataSources before = sources_kept_of(old, {});
  bool is_there = kept.has_source || kept.has_reference;
  bool was_there = before.has_source || before.has_reference;
  if (!is_there || !was_there) return is_there == was_there;
  Value now = source_of(spec, kept);
  Value was = source_of(old, before);
  return now[f::kind].text() == was[f::kind].text() && now[f::name].text() == was[f::name].text() &&
         same_text(now[f::apiGroup], was[f::apiGroup]) && same_text(now[f::namespace_], was[f::namespace_]);
}

struct Class {
  std::optional<std::string_view> annotation;
};

Class annotated_class(const Value& root) {
  Value annotation = root[f::metadata][f::annotations].entry(kClassAnnotation);
  if (!annotation.written()) return {};
  return {annotation.text()};
}

/// The name of the class may be written once, also in place of the annotation that old claims have.
bool may_get_class(const Value& root, const Value& old_root) {
  Value name = root[f::spec][f::storageClassName];
  if (!name.written() || old_root[f::spec][f::storageClassName].written()) return false;
  Class before = annotated_class(old_root);
  return !before.annotation || *before.annotation == name.text();
}

/// The first field of the spec that can't have changed so, to show it; null: all is well.
std::optional<Value> changed_field(const Value& root, const Value& old_root, bool is_bound) {
  Value spec = root[f::spec];
  Value old = old_root[f::spec];
  if (!same_value(spec[f::accessModes].node(), old[f::accessModes].node())) return spec[f::accessModes];
  Value selector = spec[f::selector];
  if (selector.written() != old[f::selector].written() || !same_value(selector.node(), old[f::selector].node()))
    return selector;
  Value resources = spec[f::resources];
  if (!same_amounts(resources[f::requests], old[f::resources][f::requests], is_bound ? "storage" : ""))
    return resources[f::requests];
  if (!same_amounts(resources[f::limits], old[f::resources][f::limits], "")) return resources[f::limits];
  if (!old[f::volumeName].text().empty() && spec[f::volumeName].text() != old[f::volumeName].text())
    return spec[f::volumeName];
  if (!same_text(spec[f::storageClassName], old[f::storageClassName]) && !may_get_class(root, old_root))
    return spec[f::storageClassName];
  if (volume_mode(spec) != volume_mode(old)) return spec[f::volumeMode];
  if (!same_sources(spec, old)) return spec[f::dataSourceRef].written() ? spec[f::dataSourceRef] : spec[f::dataSource];
  Value attributes = spec[f::volumeAttributesClassName];
  bool has_classes = root.scope().minor() >= kClassesSince || old[f::volumeAttributesClassName].written();
  if (has_classes && !same_text(attributes, old[f::volumeAttributesClassName]) && !is_bound) return attributes;
  return std::nullopt;
}

/// Manifests have no status; what is merged into a claim finds one that is in use, as a rule.
bool is_taken_as_bound(const Value& old_root) {
  return old_root.scope().merges() && !old_root[f::status][f::phase].written();
}

void judge_size_change(const Value& root, const Value& old_root) {
  Value requests = root[f::spec][f::resources][f::requests];
  auto size = storage_amount(requests.entry("storage"));
  auto before = storage_amount(old_root[f::spec][f::resources][f::requests].entry("storage"));
  if (!before || !size || !(*size < *before)) return;
  auto capacity = storage_amount(old_root[f::status][f::capacity].entry("storage"));
  if (!capacity && is_taken_as_bound(old_root)) capacity = before;
  if (*size > capacity.value_or(base::Quantity())) return;
  // RecoverVolumeExpansionFailure: down to what the volume has, not below.
  requests.named("storage").say_at(requests.entry("storage"), Code::ServerImmutable,
                                   "a claim can't become smaller than its volume", "write the old size back");
}

void judge_class_change(const Value& root, const Value& old_root) {
  Value name = root[f::spec][f::volumeAttributesClassName];
  Value before = old_root[f::spec][f::volumeAttributesClassName];
  if (same_text(name, before)) return;
  if (root.scope().minor() < kClassesSince) {
    if (before.written())
      name.say(Code::ServerImmutable, "volumeAttributesClassName can't change in this version",
               "write the old name back");
    return;
  }
  if (old_root[f::status][f::currentVolumeAttributesClassName].written() && name.text().empty())
    name.say(Code::ServerImmutable, "a volumeAttributesClassName that is in use can't be removed",
             "write the name of a VolumeAttributesClass");
}

}  // namespace

DataSources kept_sources(const Value& spec) {
  if (!spec.updating()) return sources_kept_of(spec, {});
  DataSources before = sources_kept_of(spec.old(), {});
  // What was one of them is both by now.
  bool had_one = before.has_source || before.has_reference;
  return sources_kept_of(spec, {had_one, had_one});
}

bool has_source_group(Value spec) {
  return spec[f::dataSource][f::apiGroup].written() || spec[f::dataSourceRef][f::apiGroup].written();
}

void judge_claim_update(Value root) {
  if (!root.updating()) return;
  Value old = root.old();
  bool is_bound = old[f::status][f::phase].text() == "Bound" || is_taken_as_bound(old);
  Class before = annotated_class(old);
  Class now = annotated_class(root);
  bool replaces_annotation =
      before.annotation && may_get_class(root, old) && (!now.annotation || *now.annotation == *before.annotation);
  if (!replaces_annotation && before.annotation.value_or("") != now.annotation.value_or(""))
    root[f::metadata][f::annotations]
        .named(kClassAnnotation)
        .say_at(root[f::metadata][f::annotations].entry(kClassAnnotation), Code::ServerImmutable,
                fmt::format("the annotation {} can't change", kClassAnnotation), "write the old value back");
  if (auto field = changed_field(root, old, is_bound))
    root[f::spec].say_at(*field, Code::ServerImmutable,
                         is_bound ? "of a claim's spec only the size and the volumeAttributesClassName can change"
                                  : "the spec of a claim that is not bound can't change",
                         is_bound
                             ? "write the old value back, or delete the claim and create it anew: it must be replaced"
                             : "write the old value back; a claim may grow once its status says that it is bound");
  judge_size_change(root, old);
  if (volume_mode(root[f::spec]) != volume_mode(old[f::spec]))
    root[f::volumeMode].say_at(root[f::spec][f::volumeMode], Code::ServerImmutable,
                               "volumeMode can't change once the claim exists", "write the old value back");
  judge_class_change(root, old);
}

}  // namespace pave::judge::server::core
