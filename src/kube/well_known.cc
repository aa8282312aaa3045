#include "kube/well_known.h"

#include <array>

namespace pave::kube {
namespace {

constexpr std::array<PodKind, 9> kPodKinds = {{
    {"batch", "batch", "CronJob", "spec.jobTemplate.spec.template"},
    {"apps", "extensions", "DaemonSet", "spec.template"},
    {"apps", "extensions", "Deployment", "spec.template"},
    {"batch", "extensions", "Job", "spec.template"},
    {"", "", "Pod", ""},
    {"", "", "PodTemplate", "template"},
    {"apps", "extensions", "ReplicaSet", "spec.template"},
    {"", "", "ReplicationController", "spec.template"},
    {"apps", "apps", "StatefulSet", "spec.template"},
}};

const doc::Node* find_map(const doc::Node& node, std::string_view key) {
  const doc::Node* child = node.find(key);
  return child != nullptr && child->is_map() ? child : nullptr;
}

const doc::Node* walk(const doc::Node* node, std::string_view path) {
  while (node != nullptr && !path.empty()) {
    std::string_view step = path.substr(0, path.find('.'));
    path.remove_prefix(step.size() == path.size() ? step.size() : step.size() + 1);
    node = find_map(*node, step);
  }
  return node;
}

}  // namespace

std::span<const PodKind> pod_kinds() { return kPodKinds; }

const PodKind* find_pod_kind(const Object& object) {
  for (const PodKind& known : kPodKinds) {
    if (known.kind != object.kind) continue;
    std::string_view group = object.group_version().group;
    return group == known.group || group == known.group_also ? &known : nullptr;
  }
  return nullptr;
}

std::optional<PodDescription> find_pod(const Object& object) {
  const PodKind* kind = find_pod_kind(object);
  if (kind == nullptr || object.root == nullptr) return std::nullopt;
  const doc::Node* holder = walk(object.root, kind->template_path);
  if (holder == nullptr) return std::nullopt;
  PodDescription pod{find_map(*holder, "metadata"), find_map(*holder, "spec"), kind->template_path};
  if (pod.spec == nullptr) return std::nullopt;
  return pod;
}

}  // namespace pave::kube
