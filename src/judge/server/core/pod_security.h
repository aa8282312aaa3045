#pragma once

#include "judge/server/core/pod_facts.h"

namespace pave::judge::server::core {

/// `securityContext` of a PodSpec, and what of it excludes fields beside it (pkg/apis/core/validation,
/// validatePodSpecSecurityContext, validateHostUsers).
void judge_pod_security(const PodFacts& pod);

/// `os`, and what a pod of that system can't have (validateOS, validateLinux, validateWindows,
/// validateWindowsHostProcessPod).
void judge_pod_os(const PodFacts& pod);

}  // namespace pave::judge::server::core
