#include "judge/server/core/pod_update.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/name_index.h"
#include "judge/server/core/pod_annotations.h"
#include "judge/server/core/pod_difference.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kReplace =
    "write the old value back, or delete the pod and create it anew: it must be "
    "replaced";

void refuse(const Value& named, const Value& shown, std::string message, std::string_view help = kReplace) {
  named.say_at(shown, Code::ServerImmutable, std::move(message), std::string(help));
}

/// Whether the lists have the same length; the server stops at one that doesn't.
bool judge_count(const Value& containers) {
  if (containers.size() == containers.old().size()) return true;
  refuse(containers, containers, "containers can't come or go once the pod exists");
  return false;
}

/// Only to a smaller number, or to the first one. Whether the server goes on.
bool judge_deadline(const Value& deadline) {
  if (!deadline.written()) {
    if (deadline.was_written()) refuse(deadline, deadline, "a deadline can't go once the pod has it");
    return true;
  }
  if (!deadline.was_written() || deadline.integer_or(0) <= deadline.old().integer_or(0)) return true;
  refuse(deadline, deadline, "a deadline can't be put off once the pod has it",
         "write at most the old number, or delete the pod and create it anew: it must be replaced");
  return false;
}

bool is_same_toleration(const Value& a, const Value& b) {
  for (doc::Symbol field : {f::key, f::operator_, f::value, f::effect})
    if (a[field].text() != b[field].text()) return false;
  return true;
}

/// Those that there are stay, whatever their seconds (validateOnlyAddedTolerations).
void judge_tolerations(const Value& tolerations) {
  std::uint32_t index = 0;
  for (Value before : tolerations.old().children()) {
    Value same_place = tolerations.item(index++);
    if (same_place.written() && is_same_toleration(same_place, before)) continue;
    bool is_there = false;
    for (Value toleration : tolerations.children()) is_there = is_there || is_same_toleration(toleration, before);
    if (!is_there)
      return refuse(tolerations, same_place.written() ? same_place : tolerations,
                    "a toleration that the pod has can't change or go, except for its tolerationSeconds",
                    "write the old toleration back beside the new ones");
  }
}

void judge_gates(const Value& gates) {
  NameIndex old_gates;
  for (Value gate : gates.old().children()) old_gates.insert(gate[f::name].text());
  for (Value gate : gates.children())
    if (Value name = gate[f::name]; !old_gates.contains(name.text()))
      refuse(name, name, "a pod that exists gets no new scheduling gate", "remove it");
}

void judge_node_selector(const Value& selector) {
  for (Value before : selector.old().children()) {
    Value label = selector.entry(before.key());
    if (label.written() && label.text() == before.text()) continue;
    return refuse(selector, label, "labels can be added to a nodeSelector, not changed or removed",
                  "write the old label back");
  }
}

/// Whether the first ones of a list are the old ones.
bool begins_with_old(const Value& list) {
  Value old = list.old();
  if (list.size() < old.size()) return false;
  for (std::uint32_t i = 0; i < old.size(); ++i)
    if (list.item(i).changed()) return false;
  return true;
}

bool only_adds(const Value& term) {
  Value labels = term[f::matchExpressions];
  Value fields = term[f::matchFields];
  if (labels.old().size() == 0 && fields.old().size() == 0) return labels.size() == 0 && fields.size() == 0;
  return begins_with_old(labels) && begins_with_old(fields);
}

/// Requirements may be added to the terms that there are (validateNodeAffinityMutation).
void judge_node_affinity(const Value& affinity) {
  Value required = affinity[f::requiredDuringSchedulingIgnoredDuringExecution];
  Value terms = required[f::nodeSelectorTerms];
  std::uint32_t count = terms.old().size();
  if (count == 0) return;
  if (terms.size() != count)
    return refuse(terms, terms, "terms of a node affinity can't come or go",
                  "add requirements to the terms that there are");
  for (Value term : terms.children())
    if (!only_adds(term))
      refuse(term, term, "requirements can be added to a term, not changed or removed",
             "write the old ones back, in their order before the new ones");
}

}  // namespace

void judge_pod_update(const Value& pod) {
  Value spec = pod[f::spec];
  judge_annotation_changes(pod[f::metadata][f::annotations]);
  if (!judge_count(spec[f::containers]) || !judge_count(spec[f::initContainers])) return;
  if (!judge_deadline(spec[f::activeDeadlineSeconds])) return;
  judge_tolerations(spec[f::tolerations]);
  judge_gates(spec[f::schedulingGates]);
  bool is_gated = spec[f::schedulingGates].old().size() != 0;
  if (is_gated) {
    judge_node_selector(spec[f::nodeSelector]);
    judge_node_affinity(spec[f::affinity][f::nodeAffinity]);
  }
  // The server names the spec and leaves it to the reader to find what changed.
  if (auto difference = find_pod_difference(spec, is_gated))
    refuse(spec, *difference, fmt::format("{} can't change once the pod exists", difference->path()));
}

}  // namespace pave::judge::server::core
