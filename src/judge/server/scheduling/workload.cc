#include "judge/server/scheduling/workload.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::scheduling {
namespace {

using base::Code;

constexpr std::int64_t kMaxTemplates = 8;
constexpr std::int64_t kMaxClaims = 4;
constexpr std::int64_t kMaxTopologies = 1;
constexpr std::int64_t kHighestPriority = 1'000'000'000;

/// Exactly one of two fields (validate.Union).
void one_of_two(Value map, doc::Symbol first, doc::Symbol second) {
  bool has_first = map[first].written();
  bool has_second = map[second].written();
  if (has_first != has_second) return;
  map.say(has_first ? Code::ServerConflict : Code::ServerRequired,
          fmt::format("{} of \"{}\" and \"{}\" is written", has_first ? "more than one" : "none", map[first].key(),
                      map[second].key()),
          "write exactly one of them");
}

void one_policy(Value policy) { one_of_two(policy, f::basic, f::gang); }
void one_mode(Value mode) { one_of_two(mode, f::single, f::all); }

constexpr Rule kGang[] = {
    {f::minCount, required_range(1, INT32_MAX)},
};
constexpr Rule kCompositeGang[] = {
    {f::minGroupCount, required_range(1, INT32_MAX)},
};
constexpr Rule kPolicy[] = {
    {kWhole, must(one_policy)},
    {f::gang, within(kGang)},
};
constexpr Rule kCompositePolicy[] = {
    {kWhole, must(one_policy)},
    {f::gang, within(kCompositeGang)},
};
constexpr Rule kControllerRef[] = {
    {f::apiGroup, formatted(kDnsSubdomain)}, {f::kind, required()},
    {f::kind, formatted(kPathSegment)},      {f::name, required()},
    {f::name, formatted(kPathSegment)},
};

/// A policy of the one kind can't become one of the other.
void policy_stays(Value policy) {
  if (!policy.updating()) return;
  if (policy[f::basic].written() != policy[f::basic].was_written() ||
      policy[f::gang].written() != policy[f::gang].was_written())
    policy[f::gang].say_at(policy, Code::ServerImmutable, "the kind of the policy can't change once the object exists",
                           "write the old kind back; minCount can change");
}

/// The items whose name stands before them in the list.
std::vector<Value> same_names(Value list) {
  std::vector<std::pair<std::string_view, std::uint32_t>> names;
  for (std::uint32_t i = 0; i < list.size(); ++i) names.emplace_back(list.item(i)[f::name].text(), i);
  std::ranges::sort(names);
  std::vector<Value> same;
  for (std::size_t i = 1; i < names.size(); ++i)
    if (names[i - 1].first == names[i].first) same.push_back(list.item(names[i].second));
  return same;
}

void names_are_unique(Value list) {
  for (Value twice : same_names(list))
    twice.say(Code::ServerDuplicate, fmt::format("the name {} stands twice in the list", quoted(twice[f::name].text())),
              "give each item a name of its own");
}

/// In changes no item more and none less.
void names_stay(Value list) {
  if (!list.updating()) return;
  bool is_same = list.size() == list.old().size();
  for (Value item : list.children()) is_same = is_same && old_item(list, item, f::name).written();
  if (!is_same)
    list.say(Code::ServerImmutable, "no template can come or go once the object exists",
             "write the old ones back, or delete the object and create it anew: it must be replaced");
}

// 1.35

constexpr Rule kGroup[] = {
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
    {f::policy, within_always(kPolicy)},
};
void names_differ(Value groups) {
  for (Value twice : same_names(groups))
    twice[f::name].say(Code::ServerDuplicate,
                       fmt::format("{} is the name of two groups", quoted(twice[f::name].text())),
                       "give each group a name of its own");
}
/// It can be set once.
void controller_stays(Value reference) {
  if (reference.updating() && reference.was_written() && reference.changed())
    reference.say(Code::ServerImmutable, "controllerRef can't change once it is set", "write the old value back");
}
constexpr Rule kWorkloadV1alpha1[] = {
    {f::controllerRef, within(kControllerRef)},
    {f::controllerRef, must_always(controller_stays)},
    {f::podGroups, required()},
    {f::podGroups, at_most_items(kMaxTemplates)},
    {f::podGroups, each(kGroup)},
    {f::podGroups, must(names_differ)},
    {f::podGroups, immutable()},
};

// Parts of both

void one_claim(Value claim) { one_of_two(claim, f::resourceClaimName, f::resourceClaimTemplateName); }

constexpr Rule kTopology[] = {
    {f::key, required()},
    {f::key, formatted(kQualifiedName)},
};
constexpr Rule kConstraints[] = {
    {f::topology, at_most_items(kMaxTopologies)},
    {f::topology, each(kTopology)},
};
constexpr Rule kClaim[] = {
    {kWhole, must(one_claim)},
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
    {f::resourceClaimName, formatted(kDnsSubdomain)},
    {f::resourceClaimTemplateName, formatted(kDnsSubdomain)},
};
constexpr Rule kParts[] = {
    {f::schedulingConstraints, within(kConstraints)},
    {f::resourceClaims, immutable()},
    {f::resourceClaims, at_most_items(kMaxClaims)},
    {f::resourceClaims, must(names_are_unique)},
    {f::resourceClaims, each(kClaim)},
    {f::priorityClassName, formatted(kDnsSubdomain)},
    {f::priority, range(INT32_MIN, kHighestPriority)},
};
constexpr Rule kFixedParts[] = {
    {f::schedulingConstraints, immutable()},
    {f::priorityClassName, immutable()},
    {f::priority, immutable()},
};

// 1.36

constexpr std::string_view kModes[] = {"Pod", "PodGroup"};

constexpr Rule kTemplateV1alpha2[] = {
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
    {f::schedulingPolicy, within_always(kPolicy)},
    {f::disruptionMode, one_of(kModes)},
    {kWhole, within(kParts)},
};
constexpr Rule kWorkloadV1alpha2[] = {
    {f::controllerRef, immutable()},
    {f::controllerRef, within(kControllerRef)},
    {f::podGroupTemplates, immutable()},
    {f::podGroupTemplates, required()},
    {f::podGroupTemplates, at_most_items(kMaxTemplates)},
    {f::podGroupTemplates, must(names_are_unique)},
    {f::podGroupTemplates, each(kTemplateV1alpha2)},
};

constexpr Rule kWorkloadTemplate[] = {
    {f::workloadName, required()},
    {f::workloadName, formatted(kDnsSubdomain)},
    {f::podGroupTemplateName, required()},
    {f::podGroupTemplateName, formatted(kDnsLabel)},
};
void some_template(Value reference) {
  if (!reference[f::workload].written())
    reference.say(Code::ServerRequired, "the reference names nothing", "add \"workload\", or remove the reference");
}
void mode_stays(Value mode) {
  auto text = [](Value value) { return value.text().empty() ? kModes[0] : value.text(); };
  if (mode.updating() && text(mode) != text(mode.old()))
    mode.say(Code::ServerImmutable, "disruptionMode can't change once the PodGroup exists", "write the old value back");
}
constexpr Rule kTemplateReference[] = {
    {kWhole, must(some_template)},
    {f::workload, within(kWorkloadTemplate)},
};
constexpr Rule kPodGroupV1alpha2[] = {
    {f::podGroupTemplateRef, immutable()},
    {f::podGroupTemplateRef, within(kTemplateReference)},
    {f::schedulingPolicy, immutable()},
    {f::schedulingPolicy, within_always(kPolicy)},
    {f::disruptionMode, must_always(mode_stays)},
    {f::disruptionMode, one_of(kModes)},
    {kWhole, within(kFixedParts)},
    {kWhole, within(kParts)},
};

// 1.37

constexpr Rule kTemplate[] = {
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
    {f::schedulingPolicy, within_always(kPolicy)},
    {f::schedulingPolicy, must_always(policy_stays)},
    {f::disruptionMode, immutable()},
    {f::disruptionMode, must(one_mode)},
    {kWhole, within(kFixedParts)},
    {kWhole, within(kParts)},
};

void judge_templates(Value list) {
  for (Value item : list.children())
    judge(item.updating() ? item.against(old_item(list, item, f::name)) : item, kTemplate);
}

/// All pods of a workload have one priority.
void one_priority(Value spec) {
  Value list = spec[f::podGroupTemplates];
  Value first = list.item(0);
  for (Value item : list.children())
    if (item[f::priorityClassName].text() != first[f::priorityClassName].text() ||
        item[f::priority].written() != first[f::priority].written() ||
        item[f::priority].integer_or(0) != first[f::priority].integer_or(0))
      return spec.say_at(item, Code::ServerConflict, "templates of one workload have different priorities",
                         "write the same priority and priorityClassName everywhere");
}

constexpr Rule kWorkload[] = {
    {f::controllerRef, immutable()},
    {f::controllerRef, within(kControllerRef)},
    {f::podGroupTemplates, at_most_items(kMaxTemplates)},
    {f::podGroupTemplates, must_always(names_stay)},
    {f::podGroupTemplates, must(names_are_unique)},
    {f::podGroupTemplates, must(judge_templates)},
    {kWhole, must(one_priority)},
};

constexpr Rule kWorkloadReference[] = {
    {f::workloadName, required()},
    {f::workloadName, formatted(kDnsSubdomain)},
    {f::templateName, required()},
    {f::templateName, formatted(kDnsLabel)},
};
constexpr Rule kPodGroup[] = {
    {f::workloadRef, immutable()},
    {f::workloadRef, within(kWorkloadReference)},
    {f::schedulingPolicy, within_always(kPolicy)},
    {f::schedulingPolicy, must_always(policy_stays)},
    {f::disruptionMode, must(one_mode)},
    {kWhole, within(kFixedParts)},
    {kWhole, within(kParts)},
};
constexpr Rule kCompositePodGroup[] = {
    {f::parentCompositePodGroupName, immutable()},
    {f::parentCompositePodGroupName, formatted(kDnsSubdomain)},
    {f::workloadRef, immutable()},
    {f::workloadRef, required()},
    {f::workloadRef, within(kWorkloadReference)},
    {f::schedulingPolicy, immutable()},
    {f::schedulingPolicy, within_always(kCompositePolicy)},
    {f::disruptionMode, must(one_mode)},
    {kWhole, within(kFixedParts)},
    {kWhole, within(kParts)},
};

}  // namespace

void judge_workload_v1alpha1(Value spec) { judge(spec, kWorkloadV1alpha1); }
void judge_workload_v1alpha2(Value spec) { judge(spec, kWorkloadV1alpha2); }
void judge_pod_group_v1alpha2(Value spec) { judge(spec, kPodGroupV1alpha2); }
void judge_workload(Value spec) { judge(spec, kWorkload); }
void judge_pod_group(Value spec) { judge(spec, kPodGroup); }
void judge_composite_pod_group(Value spec) { judge(spec, kCompositePodGroup); }

}  // namespace pave::judge::server::scheduling
