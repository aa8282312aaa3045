#include <string>
#include <vector>

#include <fmt/format.h>

#include "judge/server/batch/job.h"
#include "judge/server/batch/job_spec.h"
#include "judge/server/core/pod_difference.h"
#include "judge/server/defaulted.h"
#include "judge/server/edited_node.h"

namespace pave::judge::server::batch {
namespace {

using base::Code;
using doc::Node;

constexpr std::string_view kReplace =
    "write the old value back, or delete the Job and create it anew: it must be replaced";
constexpr int kSuspendedIsMutable = 36;  // resources of a suspended Job's pods can change since this version
constexpr DefaultText kDefaults[] = {{f::onPodConditions, f::status, "True"}};

/// What of the pods may change while a Job is suspended.
struct Allowed {
  bool scheduling = false;
  bool resources = false;
};

bool is_true_condition(Value status, std::string_view type) {
  for (Value condition : status[f::conditions].children())
    if (condition[f::type].text() == type && condition[f::status].text() == "True") return true;
  return false;
}

Allowed allowed_by(Value old_spec, Value old_status) {
  if (!old_spec[f::suspend].is_true()) return {};
  bool not_started = !old_status[f::startTime].written();
  if (old_spec.scope().minor() < kSuspendedIsMutable) return {.scheduling = not_started};
  bool is_still =
      (not_started || is_true_condition(old_status, "Suspended")) && old_status[f::active].integer_or(0) == 0;
  return {.scheduling = is_still, .resources = is_still};
}

/// The containers without their resources.
const Node* without_resources(base::Arena& arena, const Node& list) {
  static constexpr doc::Symbol kResources[] = {f::resources};
  std::vector<Node> items;
  for (const Node& item : list.children()) items.push_back(*without_fields(arena, item, kResources));
  auto* copy = arena.allocate_array<Node>(1);
  *copy = list;
  copy->first = arena.copy(std::span<const Node>(items)).data();
  return copy;
}

/// A pod's spec without what may change.
const Node* compared_spec(base::Arena& arena, const Node* spec, Allowed allowed) {
  if (spec == nullptr || !spec->is_map()) return spec;
  if (allowed.scheduling) {
    static constexpr doc::Symbol kScheduling[] = {f::nodeSelector, f::tolerations, f::schedulingGates};
    static constexpr doc::Symbol kAffinity[] = {f::affinity};
    static constexpr doc::Symbol kNodeAffinity[] = {f::nodeAffinity};
    spec = without_fields(arena, *spec, kScheduling);
    if (const Node* affinity = spec->find(f::affinity)) {
      const Node* rest = without_fields(arena, *affinity, kNodeAffinity);
      spec =
          rest->is_map() && rest->size == 0 ? without_fields(arena, *spec, kAffinity) : with_field(arena, *spec, *rest);
    }
  }
  if (allowed.resources)
    for (doc::Symbol field : {f::containers, f::initContainers})
      if (const Node* list = spec->find(field); list != nullptr && list->is_list())
        spec = with_field(arena, *spec, *without_resources(arena, *list));
  return spec;
}

/// A template's metadata without the labels that the server writes.
const Node* compared_metadata(base::Arena& arena, const Node* metadata) {
  if (metadata == nullptr || !metadata->is_map()) return metadata;
  const Node* labels = metadata->find(f::labels);
  if (labels == nullptr || !labels->is_map()) return metadata;
  std::vector<Node> kept;
  for (const Node& label : labels->children())
    if (!is_generated_label(label.key())) kept.push_back(label);
  Node copy = *labels;
  copy.first = arena.copy(std::span<const Node>(kept)).data();
  copy.size = static_cast<std::uint32_t>(kept.size());
  return with_field(arena, *metadata, copy);
}

void judge_template_change(Value spec, Allowed allowed) {
  Value pod_template = spec[f::template_];
  Value pod = pod_template[f::spec];
  Value metadata = pod_template[f::metadata];
  base::Arena& arena = spec.scope().arena();
  bool same_pod = core::same_template_specs(compared_spec(arena, pod.node(), allowed),
                                            compared_spec(arena, pod.old().node(), allowed), spec.scope());
  bool same_metadata = allowed.scheduling || allowed.resources ||
                       same_defaulted(compared_metadata(arena, metadata.node()),
                                      compared_metadata(arena, metadata.old().node()), f::metadata, kPodDefaults);
  if (same_pod && same_metadata) return;
  (allowed.resources ? pod : pod_template)
      .say(Code::ServerImmutable,
           allowed.resources ? "of a suspended Job's pods only resources and where they run can change"
                             : "the template of a Job can't change once it exists",
           std::string(kReplace));
}

/// Of an indexed Job, only together with parallelism.
void judge_completions_change(Value spec) {
  Value completions = spec[f::completions];
  std::optional<std::int64_t> now = completions_of(spec);
  if (now == completions_of(spec.old())) return;
  if (!is_indexed(spec))
    completions.say(Code::ServerImmutable, "completions can't change once the Job exists", std::string(kReplace));
  else if (now && *now != spec[f::parallelism].integer_or(1))
    completions.say(Code::ServerImmutable, "completions can only change together with parallelism",
                    "write the same number as parallelism");
}

void judge_fixed(Value value) {
  // A pointer to nothing differs from none.
  if (value.written() == value.was_written() &&
      same_defaulted(value.node(), value.old().node(), doc::kNoSymbol, kDefaults))
    return;
  value.say(Code::ServerImmutable, fmt::format("{} can't change once the Job exists", value.key()),
            std::string(kReplace));
}

std::string_view mode_of(Value spec) {
  std::string_view mode = spec[f::completionMode].text();
  return mode.empty() ? "NonIndexed" : mode;
}

}  // namespace

void judge_job_changes(Value job) {
  if (!job.updating()) return;
  Value spec = job[f::spec];
  judge_completions_change(spec);
  // A selector that isn't written on one side is the server's.
  if (Value selector = spec[f::selector]; selector.written() && selector.was_written()) judge_fixed(selector);
  judge_template_change(spec, allowed_by(spec.old(), job.old()[f::status]));
  if (mode_of(spec) != mode_of(spec.old()))
    spec[f::completionMode].say(Code::ServerImmutable, "completionMode can't change once the Job exists",
                                std::string(kReplace));
  for (doc::Symbol field : {f::podFailurePolicy, f::backoffLimitPerIndex, f::managedBy, f::successPolicy})
    judge_fixed(spec[field]);
}

}  // namespace pave::judge::server::batch
