#pragma once

#include "judge/server/core/pod_facts.h"

namespace pave::judge::server::core {

// The parts of a container, each in a file of its own (pkg/apis/core/validation). `container` is an item of one of the
// three lists of a PodSpec.

/// Numbers and names of ports (validateContainerPorts).
void judge_container_ports(const Value& container);
/// `env` and `envFrom` (ValidateEnv, ValidateEnvFrom).
void judge_environment(const Value& container, const PodFacts& pod);
/// volumeMounts and volumeDevices against the volumes of the pod and each other (ValidateVolumeMounts,
/// ValidateVolumeDevices).
void judge_mounts(const Value& container, const PodFacts& pod);
/// Probes and lifecycle handlers of a container that may have them.
void judge_probes(const Value& container, const PodFacts& pod);
/// resources and resizePolicy (ValidateContainerResourceRequirements, validateResizePolicy).
void judge_container_resources(const Value& container, const PodFacts& pod);
/// ValidateSecurityContext.
void judge_container_security(const Value& container, const PodFacts& pod);
/// restartPolicy and restartPolicyRules (validateContainerRestartPolicy, validateInitContainerRestartPolicy).
void judge_container_restarts(const Value& container, const PodFacts& pod, bool is_init);

/// No blanks around the image, which a template may have (validateContainerOnlyForPod).
void judge_image_blanks(const Value& container);

/// All containers of the pod, each for itself and against the others: names, ports of the host (validateContainers,
/// validateInitContainers, validateEphemeralContainers, validatePodHostNetworkDeps).
void judge_containers(const PodFacts& pod);

}  // namespace pave::judge::server::core
