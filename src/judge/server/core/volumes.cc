#include <string>

#include <fmt/format.h>

#include "judge/server/core/csi_driver_name.h"
#include "judge/server/core/downward_api.h"
#include "judge/server/core/file_items.h"
#include "judge/server/core/persistent_volume_claim.h"
#include "judge/server/core/pod.h"
#include "judge/server/core/projected_volume.h"
#include "judge/server/core/storage_amount.h"
#include "judge/server/core/volume_paths.h"
#include "judge/server/core/volume_sources.h"
#include "judge/server/formats.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr Rule kNamed[] = {
    {f::name, required()},
};

void judge_size_limit(Value limit) {
  if (auto amount = storage_amount(limit); amount && amount->sign() < 0)
    limit.say(Code::ServerBadQuantity, fmt::format("sizeLimit is {}, less than nothing", limit.node()->text()),
              "write a positive amount, or remove it");
}

constexpr Rule kEmptyDir[] = {
    {f::sizeLimit, must(judge_size_limit)},
};

constexpr Rule kGitRepo[] = {
    {f::repository, required()},
    {f::directory, must(judge_descending_path)},
};

constexpr Rule kSecret[] = {
    {f::secretName, required()},
    {f::defaultMode, range(0, kMaxFileMode)},
    {f::items, each(judge_file_item)},
};

constexpr Rule kConfigMap[] = {
    {f::name, required()},
    {f::defaultMode, range(0, kMaxFileMode)},
    {f::items, each(judge_file_item)},
};

constexpr Rule kClaim[] = {
    {f::claimName, required()},
};

constexpr Rule kSecretRef[] = {
    {f::secretRef, within(kNamed)},
};

void judge_downward_files(Value source) {
  for (Value file : source[f::items].children()) judge_downward_file(source, file);
}

constexpr Rule kDownwardApi[] = {
    {f::defaultMode, range(0, kMaxFileMode)},
    {kWhole, must(judge_downward_files)},
};

/// The server names the source's name for a wrong one of the secret.
void judge_publish_secret(Value csi) {
  Value name = csi[f::nodePublishSecretRef][f::name];
  if (!csi[f::nodePublishSecretRef].written() || name.text().empty() || kDnsSubdomain.fits(name.text())) return;
  csi.named("name").say_at(name, Code::ServerBadName,
                           fmt::format("{} can't be the name of a Secret", quoted(name.text())),
                           std::string(kDnsSubdomain.help));
}

constexpr Rule kCsi[] = {
    {f::driver, required()},
    {f::driver, at_most_bytes(kMaxCsiDriverName)},
    {f::driver, formatted(kCsiDriverName)},
    {f::nodePublishSecretRef, within(kNamed)},
    {kWhole, must(judge_publish_secret)},
};

constexpr Rule kEphemeral[] = {
    {f::volumeClaimTemplate, required()},
    {f::volumeClaimTemplate, must(judge_claim_template)},
};

constexpr std::string_view kPullPolicies[] = {"Always", "IfNotPresent", "Never"};

constexpr Rule kImage[] = {
    {f::pullPolicy, one_of(kPullPolicies)},
};

void judge_projected_of(Value volume) { judge(volume[f::projected], kProjectedSource); }
void keep_token_paths_of(Value volume) { judge_projected_keeping_tokens(volume[f::projected]); }

// In the server's order: the first that a volume has is its source. Names are those that the server says in clashes.
template <Function kProjected>
constexpr VolumeSource kSources[] = {
    {f::emptyDir, nullptr, kEmptyDir},
    {f::hostPath, &kHostPathSource},
    {f::gitRepo, nullptr, kGitRepo},
    {f::gcePersistentDisk, nullptr, {}, {}, judge_gce_persistent_disk},
    {f::awsElasticBlockStore, &kAwsElasticBlockStoreSource},
    {f::secret, nullptr, kSecret},
    {f::nfs, &kNfsSource},
    {f::iscsi, &kIscsiSource},
    {f::glusterfs, &kGlusterfsSource},
    {f::flocker, &kFlockerSource},
    {f::persistentVolumeClaim, nullptr, kClaim},
    {f::rbd, &kRbdSource},
    {f::cinder, &kCinderSource, kSecretRef},
    {f::cephfs, &kCephFsSource, {}, "cephFS"},
    {f::quobyte, &kQuobyteSource},
    {f::downwardAPI, nullptr, kDownwardApi, "downwarAPI"},
    {f::fc, &kFcSource},
    {f::flexVolume, &kFlexVolumeSource},
    {f::configMap, nullptr, kConfigMap},
    {f::azureFile, &kAzureFileSource},
    {f::vsphereVolume, &kVsphereVolumeSource},
    {f::photonPersistentDisk, &kPhotonPersistentDiskSource},
    {f::portworxVolume, &kPortworxVolumeSource},
    {f::azureDisk, &kAzureDiskSource},
    {f::storageos, &kStorageOsSource, kSecretRef},
    {f::projected, nullptr, {}, {}, kProjected},
    {f::scaleIO, &kScaleIoSource},
    {f::csi, nullptr, kCsi},
    {f::ephemeral, nullptr, kEphemeral},
    {f::image, nullptr, kImage},
};

/// Of a Pod that is judged itself; empty for templates, whose pods have other names.
std::string_view pod_name(const Scope& scope) {
  if (scope.facts().kind != "Pod" || scope.root() == nullptr) return {};
  const doc::Node* metadata = scope.root()->find(f::metadata);
  return metadata == nullptr ? std::string_view() : metadata->string_at("name");
}

/// The claim that is made for an ephemeral volume of a Pod.
std::string claim_name(std::string_view pod, std::string_view volume) { return fmt::format("{}-{}", pod, volume); }

constexpr Rule kVolume[] = {
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
};

void judge_iscsi_names(const Value& volume) {
  if (Value iscsi = volume[f::iscsi]; iscsi.written() && is_long_iscsi_name(volume[f::name].text(), iscsi))
    volume[f::name].say(Code::ServerTooLong,
                        "the name of the volume and the targetPortal are too long for an initiatorName",
                        "write at most 63 bytes for the two");
}

void judge_created_claim(const Value& volume, std::string_view pod) {
  std::string_view name = volume[f::name].text();
  if (name.empty() || kDnsSubdomain.fits(claim_name(pod, name))) return;
  volume[f::name].say(Code::ServerBadName,
                      fmt::format("{} can't be the name of the claim for this volume", quoted(claim_name(pod, name))),
                      std::string(kDnsSubdomain.help));
}

/// A volume can't use the claim that another one makes.
void judge_used_claims(const Value& volumes, std::string_view pod) {
  Seen<std::string> made;
  for (Value volume : volumes.children())
    if (volume[f::ephemeral].written()) made.insert(claim_name(pod, volume[f::name].text()));
  for (Value volume : volumes.children()) {
    Value name = volume[f::persistentVolumeClaim][f::claimName];
    if (!name.text().empty() && made.contains(std::string(name.text())))
      name.say(Code::ServerConflict,
               fmt::format("the claim {} is made for an ephemeral volume of this pod", quoted(name.text())),
               "use another claim, or mount the ephemeral volume");
  }
}

bool has_image(Value volumes) {
  for (Value volume : volumes.children())
    if (volume[f::image].written()) return true;
  return false;
}

bool has_image_without_reference(Value volumes) {
  for (Value volume : volumes.children())
    if (volume[f::image].written() && volume[f::image][f::reference].text().empty()) return true;
  return false;
}

/// What templates may leave to their controllers up to 1.36.
void judge_image_reference(const Value& volume) {
  Value reference = volume[f::image][f::reference];
  if (reference.text().empty())
    reference.say(Code::ServerRequired, "an image volume needs a reference", "add the image as \"reference\"");
}

}  // namespace

void judge_volumes(Value spec) {
  Value volumes = spec[f::volumes];
  if (volumes.size() == 0) return;
  const Scope& scope = spec.scope();
  std::string_view pod = pod_name(scope);
  bool needs_reference = scope.minor() < 37 ? scope.facts().kind == "Pod" : !has_image_without_reference(volumes.old());
  // Before ImageVolume was on, the server dropped such volumes.
  bool drops_images = scope.minor() < 35 && !has_image(volumes.old());
  std::span<const VolumeSource> sources = kSources<judge_projected_of>;
  if (spec.updating() && has_bad_token_path(volumes.old())) sources = kSources<keep_token_paths_of>;
  bool makes_claims = false;
  Seen<std::string_view> names;
  for (Value volume : volumes.children()) {
    if (drops_images && volume[f::image].written()) continue;
    const VolumeSource* source = judge_volume_source(volume, sources);
    judge_iscsi_names(volume);
    judge(volume, kVolume);
    if (std::string_view name = volume[f::name].text(); !name.empty() && !names.insert(name))
      volume[f::name].say(Code::ServerDuplicate, fmt::format("a second volume is called {}", quoted(name)),
                          "give it another name");
    makes_claims |= volume[f::ephemeral].written();
    if (source == nullptr) continue;  // an emptyDir
    if (source->field == f::ephemeral && !pod.empty()) judge_created_claim(volume, pod);
    if (source->field == f::image && needs_reference) judge_image_reference(volume);
  }
  if (makes_claims && !pod.empty()) judge_used_claims(volumes, pod);
}

}  // namespace pave::judge::server::core
