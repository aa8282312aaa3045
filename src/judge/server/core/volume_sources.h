#pragma once

#include <span>
#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// One way to get a volume: a field of a volume or of a PersistentVolume's spec.
struct VolumeSource {
  doc::Symbol field;
  const Table* rules = nullptr;           ///< of the field's map
  Table more = {};                        ///< further ones
  std::string_view name_in_clashes = {};  ///< what the server calls the field when there is another source
  Function around = nullptr;              ///< further rules, for the map that has the field
  bool beside_others = false;             ///< is judged and refused nowhere, whatever comes before it
};

/// The first of the sources that the holder has is judged, further ones exclude it. The order is the server's. Returns
/// the one that was judged, null when there is none.
const VolumeSource* judge_volume_source(Value holder, std::span<const VolumeSource> sources);

// Sources that volumes of pods and PersistentVolumes share (pkg/apis/core/validation, validateNFSVolumeSource and so on).

extern const Table kHostPathSource;
extern const Table kAwsElasticBlockStoreSource;
extern const Table kNfsSource;
extern const Table kFlockerSource;
extern const Table kQuobyteSource;
extern const Table kFcSource;
extern const Table kVsphereVolumeSource;
extern const Table kPhotonPersistentDiskSource;
extern const Table kPortworxVolumeSource;
extern const Table kAzureDiskSource;
extern const Table kRbdSource;
extern const Table kCephFsSource;
extern const Table kFlexVolumeSource;
extern const Table kGlusterfsSource;
extern const Table kIscsiSource;
extern const Table kAzureFileSource;
extern const Table kCinderSource;
extern const Table kScaleIoSource;
extern const Table kStorageOsSource;

/// The server names gcePersistentDisk `persistentDisk`; for the map around it.
void judge_gce_persistent_disk(Value holder);

/// Whether a name and the portal of an iSCSI volume are too long for an initiator's name.
bool is_long_iscsi_name(std::string_view name, Value iscsi);

}  // namespace pave::judge::server::core
