#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "doc/node.h"
#include "kube/object.h"

namespace pave::kube {

/// A built-in kind that is a pod or makes pods. `group_also` is the group that served the kind before 1.16, or the same.
struct PodKind {
  std::string_view group;
  std::string_view group_also;
  std::string_view kind;
  /// From the object's root to the node that has the pod's `metadata` and `spec`; empty for a Pod.
  std::string_view template_path;
};

/// Pod and the kinds with a pod template, sorted by kind; the list is the one that Pod Security admission looks at
/// (k8s.io/pod-security-admission, admission/admission.go, DefaultPodSpecExtractor).
std::span<const PodKind> pod_kinds();

/// The facts of the object's kind, in any version of its group; null when it makes no pods.
const PodKind* find_pod_kind(const Object& object);

/// A pod as an object describes it: the object itself, or the template inside it.
struct PodDescription {
  const doc::Node* metadata = nullptr;  ///< a Map, or null when there is none
  const doc::Node* spec = nullptr;      ///< a Map
  /// What to put in front of `spec` in a field path: `spec.template`, or empty for a Pod.
  std::string_view path;
};

/// The pod of an object; nothing when its kind makes none, or when the template or its spec is not there or not a Map
/// (which is a matter of the schema).
std::optional<PodDescription> find_pod(const Object& object);

}  // namespace pave::kube
