#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "judge/server/apps/pod_controller.h"
#include "judge/server/apps/workloads.h"
#include "judge/server/core/persistent_volume_claim.h"
#include "judge/server/core/pod.h"
#include "judge/server/defaulted.h"
#include "judge/server/edited_node.h"
#include "judge/server/formats.h"
#include "judge/server/int_or_percent.h"
#include "judge/server/metadata.h"
#include "judge/value_text.h"

namespace pave::judge::server::apps {
namespace {

using base::Code;
using doc::Node;

constexpr int kTemplatesAreJudged = 34;  // since this version
constexpr std::string_view kManagement[] = {"OrderedReady", "Parallel"};
constexpr std::string_view kRetention[] = {"Retain", "Delete"};

void not_zero(Value unavailable) {
  judge_int_or_share(unavailable);
  if (int_or_percent(unavailable, 1) == 0)
    unavailable.say(Code::ServerOutOfRange, "maxUnavailable is 0: no pod could be replaced", "write at least 1");
}

constexpr Rule kRollingUpdate[] = {
    {f::partition, at_least(0)}, {f::maxUnavailable, must(not_zero), 37},  // dropped before
};

void judge_strategy(Value strategy) {
  Value type = strategy[f::type];
  Value rolling = strategy[f::rollingUpdate];
  if (type.text().empty() || type.text() == "RollingUpdate") return judge(rolling, kRollingUpdate);
  if (type.text() != "OnDelete")
    return strategy.say_at(type, Code::ServerBadValue,
                           fmt::format("an updateStrategy can't be {}", quoted(type.text())),
                           "write RollingUpdate or OnDelete");
  if (rolling.written())
    rolling.say(Code::ServerForbidden, "the strategy OnDelete takes no rollingUpdate",
                "remove it, or set type to RollingUpdate");
}

void judge_service_name(Value name) {
  // What exists may have an older form.
  if (name.updating() || name.text().empty() || kDnsLabel.fits(name.text())) return;
  name.say(Code::ServerBadName,
           fmt::format("{} can't be the name of a Service: it is not {}", quoted(name.text()), kDnsLabel.what),
           std::string(kDnsLabel.help));
}

/// The volume that the controller puts into the pods for a claim: `{name: n, persistentVolumeClaim: {claimName: n}}`.
Node claim_volume(base::Arena& arena, const Value& claim) {
  Value name = claim[f::metadata][f::name];
  auto text = [&](doc::Symbol field) {
    Node node = new_field(field, doc::Kind::String);
    node.bytes = name.text().data();
    node.size = static_cast<std::uint32_t>(name.text().size());
    if (name.written()) node.origin = name.node()->origin;
    return node;
  };
  Node* source = arena.allocate_array<Node>(1);
  *source = text(f::claimName);
  Node* fields = arena.allocate_array<Node>(2);
  fields[0] = text(f::name);
  fields[1] = new_field(f::persistentVolumeClaim, doc::Kind::Map);
  fields[1].first = source;
  fields[1].size = 1;
  Node volume;
  volume.kind = doc::Kind::Map;
  volume.first = fields;
  volume.size = 2;
  if (claim.node() != nullptr) volume.origin = claim.node()->origin;
  return volume;
}

/// The volumes of the template with those of the claims in front; a claim wins over a volume of its name.
Node all_volumes(Value spec, Value written) {
  std::vector<std::string_view> names;
  std::vector<Node> volumes;
  for (Value claim : spec[f::volumeClaimTemplates].children()) {
    std::string_view name = claim[f::metadata][f::name].text();
    if (std::ranges::find(names, name) != names.end()) continue;
    names.push_back(name);
    volumes.push_back(claim_volume(spec.scope().arena(), claim));
  }
  for (Value volume : written.children())
    if (std::ranges::find(names, volume[f::name].text()) == names.end()) volumes.push_back(*volume.node());
  Node list = new_field(f::volumes, doc::Kind::List);
  if (written.node() != nullptr) list = *written.node();
  list.kind = doc::Kind::List;
  list.first = spec.scope().arena().copy(std::span<const Node>(volumes)).data();
  list.size = static_cast<std::uint32_t>(volumes.size());
  return list;
}

/// The template as the controller would use it: it sets hostname, subdomain and the volumes of the claims itself.
Value effective_template(Value spec) {
  Value pod_template = spec[f::template_];
  Value pod = pod_template[f::spec];
  base::Arena& arena = spec.scope().arena();
  if (!pod.is_map()) return pod_template;
  static constexpr doc::Symbol kSetByController[] = {f::hostname, f::subdomain};
  const Node* node = without_fields(arena, *pod.node(), kSetByController);
  if (spec[f::volumeClaimTemplates].size() != 0) node = with_field(arena, *node, all_volumes(spec, pod[f::volumes]));
  if (node == pod.node()) return pod_template;
  return pod_template.replaced(with_field(arena, *pod_template.node(), *node));
}

void judge_spec(Value spec, bool judges_template);

/// Whether what exists would be refused today: then the server lets the template be. It is judged as a change of itself,
/// so that what is only looked at in a new object isn't.
bool was_wrong(Value spec) {
  Sink sink;
  Scope scope(spec.scope().facts(), spec.scope().version(), true, spec.scope().arena(), sink);
  judge_spec(Value(spec.old().node(), spec.old().node(), scope), true);
  return !sink.remarks().empty();
}

void judge_template(Value spec) {
  if (spec.scope().minor() < kTemplatesAreJudged) return judge_template_metadata(spec[f::template_][f::metadata]);
  core::judge_pod_template(effective_template(spec));
}

constexpr Rule kRetentionPolicy[] = {
    {f::whenDeleted, one_of(kRetention)},
    {f::whenScaled, one_of(kRetention)},
};
constexpr Rule kOrdinals[] = {
    {f::start, at_least(0)},
};
constexpr Rule kStatefulSetSpec[] = {
    {f::podManagementPolicy, one_of(kManagement)},
    {f::updateStrategy, must(judge_strategy)},
    {f::persistentVolumeClaimRetentionPolicy, within(kRetentionPolicy)},
    {f::replicas, at_least(0)},
    {f::minReadySeconds, at_least(0)},
    {f::ordinals, within(kOrdinals)},
    {f::serviceName, must(judge_service_name)},
    {kWhole, must(judge_pods_selector)},
    {kWhole, must(judge_lasting_pod)},
};

void judge_spec(Value spec, bool judges_template) {
  if (!spec.updating() && spec.scope().minor() >= kTemplatesAreJudged)
    for (Value claim : spec[f::volumeClaimTemplates].children()) core::judge_claim_spec(claim[f::spec]);
  judge(spec, kStatefulSetSpec);
  if (spec[f::selector].written()) selector_fits_template(spec);
  if (judges_template) judge_template(spec);
}

/// A list of claims without their apiVersion and kind, which the server clears.
const Node* untyped(base::Arena& arena, const Node* list) {
  static constexpr doc::Symbol kType[] = {f::apiVersion, f::kind};
  if (list == nullptr || !list->is_list()) return list;
  std::vector<Node> items;
  for (const Node& item : list->children()) items.push_back(*without_fields(arena, item, kType));
  auto* copy = arena.allocate_array<Node>(1);
  *copy = *list;
  copy->first = arena.copy(std::span<const Node>(items)).data();
  return copy;
}

/// The fields that an update can't touch; the server names the spec until 1.36.
void judge_changes(Value spec) {
  static constexpr DefaultText kDefaults[] = {{f::spec, f::podManagementPolicy, "OrderedReady"},
                                              {f::spec, f::volumeMode, "Filesystem"},
                                              {f::status, f::phase, "Pending"}};
  static constexpr doc::Symbol kFixed[] = {f::selector, f::serviceName, f::podManagementPolicy,
                                           f::volumeClaimTemplates};
  base::Arena& arena = spec.scope().arena();
  for (doc::Symbol field : kFixed) {
    Value value = spec[field];
    if (same_defaulted(untyped(arena, value.node()), untyped(arena, value.old().node()), field, kDefaults)) continue;
    if (field == f::podManagementPolicy && (value.text().empty() ? "OrderedReady" : value.text()) ==
                                               (value.old().text().empty() ? "OrderedReady" : value.old().text()))
      continue;
    (spec.scope().minor() < 37 ? spec : value)
        .say_at(value, Code::ServerImmutable, fmt::format("{} can't change once the StatefulSet exists", value.key()),
                "write the old value back, or delete the object and create it anew: it must be replaced; replicas, "
                "template, updateStrategy, ordinals, minReadySeconds and the retention policy can change");
  }
}

}  // namespace

void judge_stateful_set(Value spec) {
  judge_spec(spec, !spec.updating() || !was_wrong(spec));
  if (spec.updating()) judge_changes(spec);
}

}  // namespace pave::judge::server::apps
