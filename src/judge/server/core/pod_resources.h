#pragma once

#include "judge/server/core/pod_facts.h"

namespace pave::judge::server::core {

/// Judges the name of a resource, and whether it is fine.
using NameRule = bool (*)(const Value& entry);

/// Limits and requests, each for itself and against the other, and claims (pkg/apis/core/validation,
/// validateResourceRequirements).
void judge_requirements(const Value& resources, NameRule name_is_fine, const PodFacts& pod);

/// `overhead`, which the server judges as limits and names so: `overhead.limits[cpu]` (validateOverhead).
void judge_overhead(const Value& overhead, const PodFacts& pod);

/// `resources` of a PodSpec: their own rules, and against the sum of those of its containers (validatePodResources).
void judge_pod_resources(const PodFacts& pod);

}  // namespace pave::judge::server::core
