#include "judge/server/core/volume_update.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "judge/server/core/persistent_volume_sources.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kReplace =
    "write the old value back, or delete the volume and create it anew: it must be replaced";

/// What the server writes where it isn't written (pkg/apis/core/v1, zz_generated.defaults.go).
struct Default {
  doc::Symbol source;
  doc::Symbol field;
  std::string_view value;
};
constexpr Default kDefaults[] = {
    {f::iscsi, f::iscsiInterface, "default"},
    {f::rbd, f::pool, "rbd"},
    {f::rbd, f::user, "admin"},
    {f::rbd, f::keyring, "/etc/ceph/keyring"},
    {f::scaleIO, f::storageMode, "ThinProvisioned"},
    {f::scaleIO, f::fsType, "xfs"},
    {f::azureDisk, f::cachingMode, "ReadWrite"},
    {f::azureDisk, f::fsType, "ext4"},
    {f::azureDisk, f::kind, "Shared"},
};

std::string_view default_of(doc::Symbol source, doc::Symbol field) {
  auto found =
      std::ranges::find_if(kDefaults, [&](const Default& d) { return d.source == source && d.field == field; });
  return found == std::end(kDefaults) ? std::string_view() : found->value;
}

/// Fields that are pointers to the server: written and empty is not the same as not written.
constexpr Default kPointers[] = {
    {f::glusterfs, f::endpointsNamespace, {}},
    {f::rbd, f::secretRef, {}},
    {f::cephfs, f::secretRef, {}},
    {f::iscsi, f::secretRef, {}},
    {f::iscsi, f::initiatorName, {}},
    {f::cinder, f::secretRef, {}},
    {f::fc, f::lun, {}},
    {f::flexVolume, f::secretRef, {}},
    {f::azureFile, f::secretNamespace, {}},
    {f::azureDisk, f::cachingMode, {}},
    {f::azureDisk, f::fsType, {}},
    {f::azureDisk, f::kind, {}},
    {f::scaleIO, f::secretRef, {}},
    {f::local, f::fsType, {}},
    {f::storageos, f::secretRef, {}},
    {f::csi, f::controllerPublishSecretRef, {}},
    {f::csi, f::controllerExpandSecretRef, {}},
    {f::csi, f::nodeStageSecretRef, {}},
    {f::csi, f::nodePublishSecretRef, {}},
    {f::csi, f::nodeExpandSecretRef, {}},
};

bool is_pointer(doc::Symbol source, doc::Symbol field) {
  return std::ranges::any_of(kPointers, [&](const Default& d) { return d.source == source && d.field == field; });
}

bool same_field(const Value& a, const Value& b, doc::Symbol source, doc::Symbol field) {
  std::string_view otherwise = default_of(source, field);
  bool pointer = is_pointer(source, field);
  if (otherwise.empty()) return same_value(a.node(), b.node()) && (!pointer || a.written() == b.written());
  auto text_of = [&](const Value& value) {
    return (pointer ? !value.written() : value.text().empty()) ? otherwise : value.text();
  };
  return text_of(a) == text_of(b);
}

/// The first field of a source that differs; the secret for growing may be added once.
const doc::Node* changed_field(const Value& now, const Value& before, doc::Symbol source) {
  auto may_be_new = [&](doc::Symbol field) {
    return source == f::csi && field == f::controllerExpandSecretRef && !before[field].written();
  };
  if (now.is_map())
    for (const doc::Node& child : now.node()->children())
      if (doc::Symbol field = child.key_symbol;
          !may_be_new(field) && !same_field(now[field], before[field], source, field))
        return &child;
  if (before.is_map())
    for (const doc::Node& child : before.node()->children())
      if (doc::Symbol field = child.key_symbol; !same_field(now[field], before[field], source, field)) return &child;
  return nullptr;
}

void judge_source(const Value& spec, const Value& old) {
  for (const VolumeSource& source : persistent_volume_sources()) {
    Value now = spec[source.field];
    Value before = old[source.field];
    if (!now.written() && !before.written()) continue;
    const doc::Node* changed = nullptr;
    if (now.written() && before.written() && (changed = changed_field(now, before, source.field)) == nullptr) continue;
    Value shown = changed == nullptr ? now : now[changed->key_symbol];
    spec.named("persistentvolumesource")
        .say_at(shown, Code::ServerImmutable, "the source of a volume can't change once it exists",
                std::string(kReplace));
    return;
  }
}

constexpr std::string_view kBetaToStable[][2] = {
    {"failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone"},
    {"failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region"},
    {"beta.kubernetes.io/os", "kubernetes.io/os"},
    {"beta.kubernetes.io/arch", "kubernetes.io/arch"},
    {"beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type"},
};

bool same_key(std::string_view now, std::string_view before) {
  return now == before ||
         std::ranges::any_of(kBetaToStable, [&](const auto& pair) { return pair[0] == before && pair[1] == now; });
}

bool same_requirement(const Value& now, const Value& before) {
  return same_key(now[f::key].text(), before[f::key].text()) &&
         now[f::operator_].text() == before[f::operator_].text() &&
         same_value(now[f::values].node(), before[f::values].node());
}

bool same_requirements(const Value& now, const Value& before) {
  if (now.size() != before.size()) return false;
  for (std::uint32_t i = 0; i < now.size(); ++i)
    if (!same_requirement(now.item(i), before.item(i))) return false;
  return true;
}

/// Only labels of nodes may get their new names (validatePvNodeAffinity).
bool same_affinity(const Value& now, const Value& before) {
  if (!now.written()) return false;
  Value terms = now[f::required][f::nodeSelectorTerms];
  Value old_terms = before[f::required][f::nodeSelectorTerms];
  if (terms.size() != old_terms.size()) return false;
  for (std::uint32_t i = 0; i < terms.size(); ++i)
    for (doc::Symbol list : {f::matchExpressions, f::matchFields})
      if (!same_requirements(terms.item(i)[list], old_terms.item(i)[list])) return false;
  return true;
}

std::string_view volume_mode(const Value& spec) {
  return spec[f::volumeMode].written() ? spec[f::volumeMode].text() : "Filesystem";
}

}  // namespace

void judge_volume_update(Value root) {
  if (!root.updating()) return;
  Value spec = root[f::spec];
  Value old = root.old()[f::spec];
  judge_source(spec, old);
  // The server names these two without `spec`.
  if (volume_mode(spec) != volume_mode(old))
    root[f::volumeMode].say_at(spec[f::volumeMode], Code::ServerImmutable,
                               "volumeMode can't change once the volume exists", std::string(kReplace));
  if (old[f::nodeAffinity].written() && !same_affinity(spec[f::nodeAffinity], old[f::nodeAffinity]))
    root[f::nodeAffinity].say_at(spec[f::nodeAffinity], Code::ServerImmutable,
                                 "the nodeAffinity of a volume can't change once it has one", std::string(kReplace));
  Value name = spec[f::volumeAttributesClassName];
  Value before = old[f::volumeAttributesClassName];
  bool has_classes = root.scope().minor() >= 34;  // VolumeAttributesClass
  if (before.written() && (!name.written() || (!has_classes && name.text() != before.text())))
    name.say(Code::ServerImmutable, "the volumeAttributesClassName of a volume can't be removed",
             "write the name of a VolumeAttributesClass");
}

}  // namespace pave::judge::server::core
