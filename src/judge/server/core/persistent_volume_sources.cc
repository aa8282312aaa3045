#include "judge/server/core/persistent_volume_sources.h"

#include <string>

#include "judge/server/core/csi_driver_name.h"
#include "judge/server/core/volume_paths.h"
#include "judge/server/formats.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr Rule kNamed[] = {
    {f::name, required()},
};
constexpr Rule kNamedInNamespace[] = {
    {f::name, required()},
    {f::namespace_, required()},
};
/// validatePVSecretReference
constexpr Rule kSecret[] = {
    {f::name, required()},
    {f::name, formatted(kDnsSubdomain)},
    {f::namespace_, required()},
    {f::namespace_, formatted(kDnsLabel)},
};

constexpr Rule kIscsiSecret[] = {
    {f::secretRef, within(kNamed)},
};
constexpr Rule kSecretInNamespace[] = {
    {f::secretRef, within(kNamedInNamespace)},
};

void judge_endpoints_namespace(Value name) {
  if (!kDnsLabel.fits(name.text()))
    name.say(Code::ServerBadName, "endpointsNamespace is not the name of a namespace", std::string(kLabelHelp));
}
constexpr Rule kGlusterfsMore[] = {
    {f::endpointsNamespace, must(judge_endpoints_namespace)},
};

void judge_secret_namespace(Value name) {
  if (name.text().empty())
    name.say(Code::ServerRequired, "secretNamespace is empty", "write the name of a namespace, or remove it");
}
constexpr Rule kAzureFileMore[] = {
    {f::secretNamespace, must(judge_secret_namespace)},
};

constexpr Rule kLocal[] = {
    {f::path, required()},
    {f::path, must(judge_steps)},
};

constexpr Rule kCsi[] = {
    {f::driver, required()},
    {f::driver, at_most_bytes(kMaxCsiDriverName)},
    {f::driver, formatted(kCsiDriverName)},
    {f::volumeHandle, required()},
    {f::controllerPublishSecretRef, within(kSecret)},
    {f::controllerExpandSecretRef, within(kSecret)},
    {f::nodePublishSecretRef, within(kSecret)},
    {f::nodeExpandSecretRef, within(kSecret)},
};

// In the server's order: the first that a volume has is its source.
constexpr VolumeSource kSources[] = {
    {f::hostPath, &kHostPathSource},
    {f::gcePersistentDisk, nullptr, {}, {}, judge_gce_persistent_disk},
    {f::awsElasticBlockStore, &kAwsElasticBlockStoreSource},
    {f::glusterfs, &kGlusterfsSource, kGlusterfsMore},
    {f::flocker, &kFlockerSource},
    {f::nfs, &kNfsSource},
    {f::rbd, &kRbdSource},
    {f::quobyte, &kQuobyteSource},
    {f::cephfs, &kCephFsSource, {}, "cephFS"},
    {f::iscsi, &kIscsiSource, kIscsiSecret},
    {f::cinder, &kCinderSource, kSecretInNamespace},
    {f::fc, &kFcSource},
    {f::flexVolume, &kFlexVolumeSource, {}, {}, nullptr, true},
    {f::azureFile, &kAzureFileSource, kAzureFileMore},
    {f::vsphereVolume, &kVsphereVolumeSource},
    {f::photonPersistentDisk, &kPhotonPersistentDiskSource},
    {f::portworxVolume, &kPortworxVolumeSource},
    {f::azureDisk, &kAzureDiskSource},
    {f::scaleIO, &kScaleIoSource},
    {f::local, nullptr, kLocal},
    {f::storageos, &kStorageOsSource, kSecretInNamespace},
    {f::csi, nullptr, kCsi},
};

}  // namespace

void judge_persistent_volume_source(Value spec) {
  if (judge_volume_source(spec, kSources) == nullptr)
    spec.say(Code::ServerRequired, "a PersistentVolume needs a source",
             "add \"csi\", \"nfs\" or another type of volume");
}

doc::Symbol judged_volume_source(const Value& spec) {
  for (const VolumeSource& source : kSources)
    if (spec[source.field].written()) return source.field;
  return doc::kNoSymbol;
}

std::span<const VolumeSource> persistent_volume_sources() { return kSources; }

}  // namespace pave::judge::server::core
