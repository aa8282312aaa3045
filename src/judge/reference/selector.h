#pragma once

#include <span>
#include <string_view>

#include "judge/reference/facts.h"

namespace pave::judge::reference {

/// Whether Kubernetes itself puts that label on the pods of a controller, so that no template has it:
/// `statefulset.kubernetes.io/pod-name`, `pod-template-hash`, `job-name` ...
bool is_added_label(std::string_view key);

/// Whether labels meet all requirements (k8s.io/apimachinery/pkg/labels, Requirement.Matches): NotIn is met where the
/// key is missing. A requirement about an added label counts as met where the labels don't have it.
bool matches(std::span<const Requirement> requirements, std::span<const Label> labels);

/// The same for one of them.
bool matches(const Requirement& requirement, std::span<const Label> labels);

}  // namespace pave::judge::reference
