#include "judge/reference/selector.h"

#include <algorithm>
#include <array>

namespace pave::judge::reference {
namespace {

constexpr std::array<std::string_view, 12> kAdded = {"apps.kubernetes.io/pod-index",
                                                     "batch.kubernetes.io/controller-uid",
                                                     "batch.kubernetes.io/job-completion-index",
                                                     "batch.kubernetes.io/job-name",
                                                     "controller-revision-hash",
                                                     "controller-uid",
                                                     "job-name",
                                                     "pod-template-generation",
                                                     "pod-template-hash",
                                                     "statefulset.kubernetes.io/pod-name",
                                                     "topology.kubernetes.io/region",
                                                     "topology.kubernetes.io/zone"};

}  // namespace

bool is_added_label(std::string_view key) { return std::ranges::find(kAdded, key) != kAdded.end(); }

bool matches(const Requirement& requirement, std::span<const Label> labels) {
  auto label = std::ranges::find(labels, requirement.key, &Label::key);
  bool has_key = label != labels.end();
  if (!has_key && is_added_label(requirement.key)) return true;
  auto has_value = [&] {
    return has_key && std::ranges::find(requirement.values, label->value) != requirement.values.end();
  };
  switch (requirement.op) {
    case Operator::In: return has_value();
    case Operator::NotIn: return !has_value();
    case Operator::Exists: return has_key;
    case Operator::DoesNotExist: return !has_key;
  }
  return false;
}

bool matches(std::span<const Requirement> requirements, std::span<const Label> labels) {
  return std::ranges::all_of(requirements, [labels](const Requirement& one) { return matches(one, labels); });
}

}  // namespace pave::judge::reference
