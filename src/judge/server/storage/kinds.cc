#include "judge/server/kind_rules.h"

#include "judge/server/formats.h"
#include "judge/server/storage/csi_driver.h"
#include "judge/server/storage/csi_node.h"
#include "judge/server/storage/storage_class.h"
#include "judge/server/storage/volume_attachment.h"

namespace pave::judge::server {
namespace {

constexpr Rule kCsiDriver[] = {{kWhole, must(storage::judge_csi_driver)}};
constexpr Rule kCsiNode[] = {{kWhole, must(storage::judge_csi_node)}};
constexpr Rule kCsiStorageCapacity[] = {{kWhole, must(storage::judge_csi_storage_capacity)}};
constexpr Rule kStorageClass[] = {{kWhole, must(storage::judge_storage_class)}};
constexpr Rule kVolumeAttachment[] = {{kWhole, must(storage::judge_volume_attachment)}};
constexpr Rule kVolumeAttributesClass[] = {{kWhole, must(storage::judge_volume_attributes_class)}};

constexpr KindRules kKinds[] = {
    {"CSIDriver", &kDnsSubdomain, kCsiDriver},
    {.kind = "CSINode", .name = &kDnsSubdomain, .rules = kCsiNode, .names_in_changes = true},
    {.kind = "CSIStorageCapacity", .name = &kDnsSubdomain, .rules = kCsiStorageCapacity, .names_in_changes = true},
    {.kind = "StorageClass", .name = &kDnsSubdomain, .rules = kStorageClass, .names_in_changes = true},
    {.kind = "VolumeAttachment", .name = &kDnsSubdomain, .rules = kVolumeAttachment, .names_in_changes = true},
    {.kind = "VolumeAttributesClass",
     .name = &kDnsSubdomain,
     .rules = kVolumeAttributesClass,
     .names_in_changes = true},
};

}  // namespace

constinit const GroupRules kStorageKinds{"storage.k8s.io", kKinds};

}  // namespace pave::judge::server
