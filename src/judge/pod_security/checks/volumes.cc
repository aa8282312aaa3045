#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {
namespace {

bool is_allowed_source(Field field) { return field >= Field::ConfigMap && field <= Field::Secret; }
bool is_other_source(Field field) { return field >= Field::HostPath && field <= Field::StorageOs; }

std::string volume_text(const Pod& pod, const doc::Node& volume, std::uint32_t index) {
  std::string_view text = text_of(pod.find(&volume, Field::Name));
  return text.empty() ? fmt::format("volume {}", index) : fmt::format("volume \"{}\"", text);
}

void add_host_path(const Pod& pod, Report& report, const doc::Node& volume, const doc::Node& source,
                   std::uint32_t index) {
  report.forbidden(
      Level::Baseline, source, pod.spec_path(fmt::format("volumes[{}].hostPath", index)),
      fmt::format("{} is a hostPath volume", volume_text(pod, volume, index)),
      "use a volume that does not reach into the node: emptyDir, persistentVolumeClaim, configMap, secret");
}

}  // namespace

/// A volume must not be a folder of the node.
void host_path_volumes(const Pod& pod, Report& report) {
  if (pod.volumes == nullptr) return;
  std::uint32_t index = 0;
  for (const doc::Node& volume : pod.volumes->children()) {
    if (const doc::Node* source = pod.find(&volume, Field::HostPath))
      add_host_path(pod, report, volume, *source, index);
    ++index;
  }
}

/// Only volumes that a pod owns or claims. A volume without a source is an emptyDir, which the server fills in before it
/// checks; one with an allowed source beside another passes here (and the server refuses it for having two).
void restricted_volumes(const Pod& pod, Report& report) {
  if (pod.volumes == nullptr) return;
  std::uint32_t index = 0;
  for (const doc::Node& volume : pod.volumes->children()) {
    const doc::Node* bad = nullptr;
    bool allowed = !volume.is_map();
    if (volume.is_map()) {
      for (const doc::Node& child : volume.children()) {
        if (child.is_null()) continue;
        Field field = pod.fields().of(child);
        allowed |= is_allowed_source(field);
        if (is_other_source(field) && (bad == nullptr || field == Field::HostPath)) bad = &child;
      }
    }
    if (!allowed && bad != nullptr) {
      if (pod.fields().of(*bad) == Field::HostPath) add_host_path(pod, report, volume, *bad, index);
      else
        report.forbidden(
            Level::Restricted, *bad, pod.spec_path(fmt::format("volumes[{}].{}", index, bad->key())),
            fmt::format("{} has the restricted volume type {}", volume_text(pod, volume, index), bad->key()),
            "claim the storage with a persistentVolumeClaim, or use configMap, csi, downwardAPI, emptyDir, ephemeral, "
            "image, projected or secret");
    }
    ++index;
  }
}

}  // namespace pave::judge::pod_security::checks
