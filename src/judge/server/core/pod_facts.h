#pragma once

#include <cstdint>
#include <string_view>

#include "judge/server/core/name_index.h"
#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The lists of containers in a PodSpec, in the order in which the server visits them (VisitContainersWithPath).
inline constexpr doc::Symbol kContainerLists[] = {f::initContainers, f::containers, f::ephemeralContainers};

/// terminationGracePeriodSeconds that isn't written.
inline constexpr std::int64_t kDefaultGraceSeconds = 30;

/// An init container that runs beside the others: `restartPolicy: Always`.
bool is_sidecar(const Value& init_container);
/// Whether the volume is an emptyDir; one that says nothing is.
bool is_empty_dir(const Value& volume);
/// Whether an amount of huge pages is a whole number of pages (IsHugePageResourceValueDivisible).
bool has_whole_pages(const Value& entry);

/// What the rules of containers must know of their PodSpec, the server's defaults applied, and what it tolerates because
/// the object that is changed has it already (pkg/api/pod/util.go, GetValidationOptionsFromPodSpecAndMeta).
struct PodFacts {
  explicit PodFacts(const Value& pod_spec);

  Value spec;
  bool is_pod;  ///< not a template: limits are requests, too, and ports of a host network those of the host
  bool has_host_network;
  bool has_own_users;   ///< `hostUsers: false`
  bool never_restarts;  ///< `restartPolicy: Never`
  bool has_os;
  std::string_view os;
  std::int64_t grace_seconds;
  NameIndex volumes;  ///< with their index in `volumes`
  NameIndex claims;   ///< resourceClaims

  // Feature gates, and what stays allowed.
  bool has_restart_rules;  ///< containers have a restartPolicy (ContainerRestartRules)
  bool can_restart_all;    ///< RestartAllContainersOnContainerExits
  bool has_env_files;      ///< `fileKeyRef` (EnvFiles)
  bool keeps_partial_pages;
  bool keeps_init_restart;  ///< init containers with `resizePolicy: RestartContainer`
  bool keeps_user_devices;  ///< volumeDevices with `hostUsers: false`
  bool keeps_sys_admin;     ///< CAP_SYS_ADMIN with `allowPrivilegeEscalation: false`
};

}  // namespace pave::judge::server::core
