#include "judge/server/core/pod_defaults.h"

namespace pave::judge::server::core {
namespace {

constexpr FieldDefault kDefaults[] = {
    {"PodSpec", f::restartPolicy, "Always"},
    {"PodSpec", f::dnsPolicy, "ClusterFirst"},
    {"PodSpec", f::schedulerName, "default-scheduler"},
    {"PodSpec", f::enableServiceLinks, "true"},
    {"PodSpec", f::automountServiceAccountToken, kNothing},
    {"PodSpec", f::shareProcessNamespace, kNothing},
    {"PodSpec", f::priority, kNothing},
    {"PodSpec", f::runtimeClassName, kNothing},
    {"PodSpec", f::preemptionPolicy, kNothing},
    {"PodSpec", f::setHostnameAsFQDN, kNothing},
    {"PodSpec", f::hostUsers, kNothing},
    {"PodSpec", f::hostnameOverride, kNothing},
    {"PodSchedulingGroup", f::podGroupName, kNothing},

    {"Container", f::terminationMessagePath, "/dev/termination-log"},
    {"Container", f::terminationMessagePolicy, "File"},
    {"Container", f::restartPolicy, kNothing},
    {"ContainerPort", f::protocol, "TCP"},
    {"ObjectFieldSelector", f::apiVersion, "v1"},
    {"ConfigMapKeySelector", f::optional, kNothing},
    {"SecretKeySelector", f::optional, kNothing},
    {"ConfigMapEnvSource", f::optional, kNothing},
    {"SecretEnvSource", f::optional, kNothing},
    {"VolumeMount", f::recursiveReadOnly, kNothing},
    {"VolumeMount", f::mountPropagation, kNothing},
    {"Probe", f::timeoutSeconds, "1"},
    {"Probe", f::periodSeconds, "10"},
    {"Probe", f::successThreshold, "1"},
    {"Probe", f::failureThreshold, "3"},
    {"Probe", f::terminationGracePeriodSeconds, kNothing},
    {"HTTPGetAction", f::path, "/"},
    {"HTTPGetAction", f::scheme, "HTTP"},

    {"PodSecurityContext", f::runAsUser, kNothing},
    {"PodSecurityContext", f::runAsGroup, kNothing},
    {"PodSecurityContext", f::runAsNonRoot, kNothing},
    {"PodSecurityContext", f::supplementalGroupsPolicy, kNothing},
    {"PodSecurityContext", f::fsGroup, kNothing},
    {"PodSecurityContext", f::fsGroupChangePolicy, kNothing},
    {"PodSecurityContext", f::seLinuxChangePolicy, kNothing},
    {"SecurityContext", f::privileged, kNothing},
    {"SecurityContext", f::runAsUser, kNothing},
    {"SecurityContext", f::runAsGroup, kNothing},
    {"SecurityContext", f::runAsNonRoot, kNothing},
    {"SecurityContext", f::readOnlyRootFilesystem, kNothing},
    {"SecurityContext", f::allowPrivilegeEscalation, kNothing},
    {"SecurityContext", f::procMount, kNothing},
    {"SeccompProfile", f::localhostProfile, kNothing},
    {"AppArmorProfile", f::localhostProfile, kNothing},
    {"WindowsSecurityContextOptions", f::gmsaCredentialSpecName, kNothing},
    {"WindowsSecurityContextOptions", f::gmsaCredentialSpec, kNothing},
    {"WindowsSecurityContextOptions", f::runAsUserName, kNothing},
    {"WindowsSecurityContextOptions", f::hostProcess, kNothing},

    {"PodDNSConfigOption", f::value, kNothing},
    {"TopologySpreadConstraint", f::minDomains, kNothing},
    {"TopologySpreadConstraint", f::nodeAffinityPolicy, kNothing},
    {"TopologySpreadConstraint", f::nodeTaintsPolicy, kNothing},
    {"PodResourceClaim", f::resourceClaimName, kNothing},
    {"PodResourceClaim", f::resourceClaimTemplateName, kNothing},

    {"EmptyDirVolumeSource", f::sizeLimit, kNothing},
    {"ISCSIVolumeSource", f::iscsiInterface, "default"},
    {"ISCSIVolumeSource", f::initiatorName, kNothing},
    {"RBDVolumeSource", f::pool, "rbd"},
    {"RBDVolumeSource", f::user, "admin"},
    {"RBDVolumeSource", f::keyring, "/etc/ceph/keyring"},
    {"ScaleIOVolumeSource", f::storageMode, "ThinProvisioned"},
    {"ScaleIOVolumeSource", f::fsType, "xfs"},
    {"AzureDiskVolumeSource", f::cachingMode, "ReadWrite"},
    {"AzureDiskVolumeSource", f::kind, "Shared"},
    {"AzureDiskVolumeSource", f::fsType, "ext4"},
    {"FCVolumeSource", f::lun, kNothing},
    {"CSIVolumeSource", f::readOnly, kNothing},
    {"CSIVolumeSource", f::fsType, kNothing},
    {"SecretVolumeSource", f::defaultMode, "420"},
    {"SecretVolumeSource", f::optional, kNothing},
    {"ConfigMapVolumeSource", f::defaultMode, "420"},
    {"ConfigMapVolumeSource", f::optional, kNothing},
    {"DownwardAPIVolumeSource", f::defaultMode, "420"},
    {"ProjectedVolumeSource", f::defaultMode, "420"},
    {"KeyToPath", f::mode, kNothing},
    {"DownwardAPIVolumeFile", f::mode, kNothing},
    {"SecretProjection", f::optional, kNothing},
    {"ConfigMapProjection", f::optional, kNothing},
    {"ServiceAccountTokenProjection", f::expirationSeconds, "3600"},
    {"ClusterTrustBundleProjection", f::name, kNothing},
    {"ClusterTrustBundleProjection", f::signerName, kNothing},
    {"ClusterTrustBundleProjection", f::optional, kNothing},
    {"PodCertificateProjection", f::maxExpirationSeconds, kNothing},
    {"PersistentVolumeClaimSpec", f::volumeMode, "Filesystem"},
    {"PersistentVolumeClaimSpec", f::storageClassName, kNothing},
    {"PersistentVolumeClaimSpec", f::volumeAttributesClassName, kNothing},
    {"TypedLocalObjectReference", f::apiGroup, kNothing},
    {"TypedObjectReference", f::apiGroup, kNothing},
    {"TypedObjectReference", f::namespace_, kNothing},
};

struct Dropped {
  std::string_view type;
  doc::Symbol field;
  int until = 255;  ///< the last minor version that does so
};
constexpr Dropped kDropped[] = {
    {"PodSpec", f::resources, 33},
    {"PodSpec", f::resourceClaims, 33},
    {"PodSpec", f::hostnameOverride, 34},
    {"PodSpec", f::schedulingGroup},
    {"PodSpec", f::workloadRef},
    {"PodSpec", f::evictionResponders},
    {"Container", f::restartPolicyRules, 34},
    {"EnvVarSource", f::fileKeyRef, 34},
    {"Lifecycle", f::stopSignal},
    {"VolumeMount", f::bindMountOptions},
    {"HTTPGetAction", f::protocol},
    {"GRPCAction", f::mode},
    {"Volume", f::image, 34},
    {"EmptyDirVolumeSource", f::mode},
    {"VolumeProjection", f::clusterTrustBundle, 36},
    {"VolumeProjection", f::podCertificate, 36},
    {"SecretVolumeSource", f::defaultUser},
    {"ConfigMapVolumeSource", f::defaultUser},
    {"DownwardAPIVolumeSource", f::defaultUser},
    {"ProjectedVolumeSource", f::defaultUser},
    {"KeyToPath", f::user},
    {"DownwardAPIVolumeFile", f::user},
    {"ServiceAccountTokenProjection", f::user},
    {"ClusterTrustBundleProjection", f::user},
    {"PodCertificateProjection", f::user},
};

struct AlwaysThere {
  std::string_view type;
  doc::Symbol field;
};
constexpr AlwaysThere kAlwaysThere[] = {
    {"PodSpec", f::securityContext},
    {"Container", f::resources},
    {"EphemeralContainer", f::resources},
    {"PreferredSchedulingTerm", f::preference},
    {"WeightedPodAffinityTerm", f::podAffinityTerm},
    {"PersistentVolumeClaimTemplate", f::metadata},
    {"PersistentVolumeClaimTemplate", f::spec},
    {"PersistentVolumeClaimSpec", f::resources},
};

}  // namespace

std::string_view default_of(std::string_view type, doc::Symbol field) {
  if (type == "EphemeralContainer") type = "Container";
  for (const FieldDefault& one : kDefaults)
    if (one.field == field && one.type == type) return one.text;
  return {};
}

bool is_dropped(std::string_view type, doc::Symbol field, int minor) {
  for (const Dropped& one : kDropped)
    if (one.field == field && one.type == type) return minor <= one.until;
  return false;
}

bool is_always_there(std::string_view type, doc::Symbol field) {
  for (const AlwaysThere& one : kAlwaysThere)
    if (one.field == field && one.type == type) return true;
  return false;
}

}  // namespace pave::judge::server::core
