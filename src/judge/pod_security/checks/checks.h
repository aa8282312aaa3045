#pragma once

#include "judge/pod_security/pod.h"
#include "judge/pod_security/report.h"

/// The checks of the Pod Security Standards, one file each (two levels of one check share a file). A number at the end of a name
/// is the minor version since which the check is so. Source: k8s.io/pod-security-admission v0.36, policy/check_*.go.
namespace pave::judge::pod_security::checks {

using Check = void(const Pod& pod, Report& report);

// Baseline.
Check app_armor_profile, capabilities_baseline, host_namespaces, host_path_volumes, host_ports, host_probes_34,
    privileged, proc_mount, proc_mount_35, se_linux_options, se_linux_options_31, seccomp_annotations,
    seccomp_profile_baseline_19, sysctls, sysctls_27, sysctls_29, sysctls_32, windows_host_process;

// Restricted.
Check allow_privilege_escalation_8, allow_privilege_escalation_25, capabilities_restricted_22,
    capabilities_restricted_25, proc_mount_restricted_35, restricted_volumes, run_as_non_root, run_as_non_root_35,
    run_as_user_23, run_as_user_35, seccomp_profile_restricted_19, seccomp_profile_restricted_25;

}  // namespace pave::judge::pod_security::checks
