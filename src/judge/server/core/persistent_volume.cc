#include "judge/server/core/persistent_volume.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/access_modes.h"
#include "judge/server/core/node_selector.h"
#include "judge/server/core/persistent_volume_sources.h"
#include "judge/server/core/storage_amount.h"
#include "judge/server/core/volume_paths.h"
#include "judge/server/core/volume_update.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kMountOptions = "volume.beta.kubernetes.io/mount-options";

void judge_capacity(Value capacity) {
  if (capacity.size() == 0)
    return capacity.say(Code::ServerRequired, "a volume needs a capacity", "add `capacity: {storage: 5Gi}`");
  if (capacity.entry("storage").node() == nullptr || capacity.size() > 1)
    capacity.say(Code::ServerBadValue, "the capacity of a volume is its storage, nothing else",
                 "write `capacity: {storage: 5Gi}`");
  for (Value entry : capacity.children())
    if (auto amount = storage_amount(entry); amount && amount->sign() <= 0)
      entry.say(Code::ServerBadQuantity,
                fmt::format("the capacity {} is not more than nothing",
                            entry.node()->is_null() ? "null" : entry.node()->text()),
                "write a positive amount such as `5Gi`");
}

void judge_node_affinity(Value affinity) {
  Value selector = affinity[f::required];
  if (!selector.written())
    return selector.say(Code::ServerRequired, "the nodeAffinity of a volume needs \"required\"", "add \"required\"");
  if (affinity.updating() && has_bad_node_label_value(selector.old())) judge_lenient_node_selector(selector);
  else judge_node_selector(selector);
}

void judge_local(Value spec) {
  if (judged_volume_source(spec) == f::local && !spec[f::nodeAffinity].written())
    spec[f::nodeAffinity].say_at(spec[f::local], Code::ServerRequired, "a local volume needs a nodeAffinity",
                                 "add \"nodeAffinity\" with the node that has the disk");
}

void judge_recycling(Value spec) {
  Value policy = spec[f::persistentVolumeReclaimPolicy];
  if (policy.text() == "Recycle" && is_root_path(spec[f::hostPath][f::path].text()))
    policy.say(Code::ServerForbidden, "a volume of the host's whole disk can't be recycled",
               "write Retain, or the path of a folder");
}

void judge_attributes_class(Value name) {
  if (name.text().empty())
    return name.say(Code::ServerRequired, "volumeAttributesClassName is empty", "write a name, or remove it");
  if (!kDnsSubdomain.fits(name.text()))
    name.say(Code::ServerBadName, fmt::format("{} is not {}", quoted(name.text()), kDnsSubdomain.what),
             std::string(kDnsSubdomain.help));
}

/// VolumeAttributesClass
bool has_classes(const Value& name) { return name.scope().minor() >= 34 || name.was_written(); }

void judge_class(Value spec) {
  Value name = spec[f::volumeAttributesClassName];
  if (!name.written() || !has_classes(name)) return;
  judge_attributes_class(name);
  if (!spec[f::csi].written())
    spec[f::csi].say_at(name, Code::ServerRequired, "a volumeAttributesClassName needs a volume of a CSI driver",
                        "remove it, or add \"csi\"");
}

constexpr Rule kSpec[] = {
    {f::accessModes, must_always(judge_access_modes)},
    {f::capacity, must_always(judge_capacity)},
    {f::nodeAffinity, must(judge_node_affinity)},
    {kWhole, must_always(judge_persistent_volume_source)},
    {kWhole, must(judge_local)},
    {kWhole, must(judge_recycling)},
    {f::storageClassName, formatted(kDnsSubdomain)},
    {kWhole, must(judge_class)},
};

void judge_iscsi_names(Value root) {
  Value iscsi = root[f::spec][f::iscsi];
  if (!iscsi.written() || judged_volume_source(root[f::spec]) != f::iscsi) return;
  if (is_long_iscsi_name(root[f::metadata][f::name].text(), iscsi))
    iscsi.named("targetportal")
        .say_at(iscsi[f::targetPortal], Code::ServerTooLong,
                "the name of the volume and the targetPortal are too long for an initiatorName",
                "write at most 63 bytes for the two");
}

constexpr doc::Symbol kMountable[] = {f::gcePersistentDisk,
                                      f::awsElasticBlockStore,
                                      f::glusterfs,
                                      f::nfs,
                                      f::rbd,
                                      f::quobyte,
                                      f::iscsi,
                                      f::cinder,
                                      f::cephfs,
                                      f::azureFile,
                                      f::vsphereVolume,
                                      f::azureDisk,
                                      f::photonPersistentDisk};

void judge_mount_options(Value root) {
  Value annotations = root[f::metadata][f::annotations];
  Value options = annotations.entry(kMountOptions);
  if (!options.written()) return;
  for (doc::Symbol source : kMountable)
    if (root[f::spec][source].written()) return;
  annotations.named(kMountOptions)
      .say_at(options, Code::ServerForbidden, "this type of volume takes no mount options", "remove the annotation");
}

constexpr Rule kRoot[] = {
    {f::spec, within_always(kSpec)},
    {kWhole, must(judge_iscsi_names)},
    {kWhole, must(judge_mount_options)},
    {kWhole, must(judge_volume_update)},
};

constexpr std::string_view kNotInline = "a volume inside a VolumeAttachment has none: remove it";

void judge_inline_csi(Value spec) {
  if (!spec[f::csi].written())
    spec[f::csi].say(Code::ServerRequired, "a volume inside a VolumeAttachment needs \"csi\"", "add \"csi\"");
}

void judge_inline_affinity(Value affinity) {
  affinity.say(Code::ServerForbidden, "nodeAffinity must not be set here", std::string(kNotInline));
}

void judge_inline_claim(Value claim) {
  claim.say(Code::ServerForbidden, "claimRef must not be set here", std::string(kNotInline));
}

/// What must be the default when it is written.
template <std::size_t kSize>
void judge_default(Value value, const char (&wanted)[kSize]) {
  if (value.text() == wanted) return;
  value.say(Code::ServerForbidden, fmt::format("{} can't be chosen in a VolumeAttachment", quoted(value.text())),
            fmt::format("write {}, or remove it", wanted));
}
void judge_inline_policy(Value policy) {
  if (!policy.text().empty()) judge_default(policy, "Retain");
}
void judge_inline_mode(Value mode) { judge_default(mode, "Filesystem"); }

constexpr Rule kInlineSpec[] = {
    {f::claimRef, must(judge_inline_claim)},
    {f::capacity, forbidden(kNotInline)},
    {kWhole, must(judge_inline_csi)},
    {f::accessModes, must_always(judge_access_modes)},
    {f::persistentVolumeReclaimPolicy, must(judge_inline_policy)},
    {f::nodeAffinity, must(judge_inline_affinity)},
    {kWhole, must_always(judge_persistent_volume_source)},
    {kWhole, must(judge_local)},
    {kWhole, must(judge_recycling)},
    {f::storageClassName, forbidden(kNotInline)},
    {f::volumeMode, must(judge_inline_mode)},
};

}  // namespace

void judge_persistent_volume(Value root) { judge(root, kRoot); }

void judge_inline_volume_spec(Value spec) { judge(spec, kInlineSpec); }

}  // namespace pave::judge::server::core
