#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/similar.h"
#include "judge/reference/joining.h"
#include "judge/reference/selector.h"
#include "kube/int_or_string.h"

namespace pave::judge::reference {
namespace {

using base::Code;

constexpr std::size_t kMaxNames = 1'000;  ///< of ports that are compared with one that is missing

std::string_view subject(SelectedBy by) {
  switch (by) {
    case SelectedBy::Service: return "this Service";
    case SelectedBy::DisruptionBudget: return "this disruption budget";
    case SelectedBy::NetworkPolicy: return "this network policy";
  }
  return {};
}

bool is_comparable(std::string_view text) { return is_plain(text) && text.size() <= kMaxNameLength; }

/// Whether all of it is as it will be, and short enough to be what some pod has.
bool is_comparable(const Requirement& one) {
  return is_comparable(one.key) &&
         std::ranges::all_of(one.values, [](std::string_view value) { return is_comparable(value); });
}

/// Whether an operator may make the pods: its object is called like one of the values.
bool may_be_operated(const SelectorFacts& selector, const Space& space, const Joining& joining) {
  return std::ranges::any_of(selector.requirements, [&](const Requirement& one) {
    return one.op == Operator::In && std::ranges::any_of(one.values, [&](std::string_view value) {
             return joining.presence.has_operated(value, space);
           });
  });
}

/// Whether a kustomization may put one of the labels on the pods.
bool may_be_added(const SelectorFacts& selector, const Joining& joining) {
  const auto& added = joining.run.added_labels;
  return std::ranges::any_of(selector.requirements, [&](const Requirement& one) {
    return one.op == Operator::In && std::ranges::any_of(one.values, [&](std::string_view value) {
             return std::ranges::binary_search(added, std::pair(one.key, value));
           });
  });
}

/// What comes nearest to a selector.
struct NearMiss {
  const ObjectFacts* maker = nullptr;
  const Requirement* unmet = nullptr;  ///< the first requirement that it does not meet
  std::string_view value;              ///< what its pods have instead; empty: nothing
};

/// Most requirements met; none met counts only where a value is spelt alike.
NearMiss nearest_pods(std::span<const Requirement> requirements, const Space& space, Joining& joining) {
  NearMiss best;
  std::size_t best_met = 0;
  for (const ObjectFacts* maker : joining.pods.makers()) {
    std::size_t cost = 1 + requirements.size() * maker->pods->labels.size();
    if (joining.comparisons_left < cost) break;
    joining.comparisons_left -= cost;
    if (!maker->space.meets(space)) continue;
    NearMiss miss{maker, nullptr, {}};
    std::size_t met = 0;
    bool is_alike = false;
    for (const Requirement& one : requirements) {
      if (matches(one, maker->pods->labels)) {
        ++met;
        continue;
      }
      auto label = std::ranges::find(maker->pods->labels, one.key, &Label::key);
      bool has_key = label != maker->pods->labels.end();
      if (has_key && one.op == Operator::In && one.values.size() == 1) {
        base::Nearest nearest(one.values.front());
        nearest.offer(label->value);
        is_alike |= !nearest.best().empty();
      }
      if (miss.unmet == nullptr) {
        miss.unmet = &one;
        miss.value = has_key ? label->value : std::string_view();
      }
    }
    std::size_t score = met * 2 + (is_alike ? 1 : 0);
    if (score > best_met) {
      best_met = score;
      best = miss;
    }
  }
  return best;
}

void say_nothing_selected(const SelectorFacts& selector, const ObjectFacts& object, Joining& joining) {
  if (!joining.presence.is_expected(Target::Pods, object.space, object))
    return joining.pass_over(object, selector.origin, fmt::format("the pods of {}", words_for(object)));
  NearMiss near = nearest_pods(selector.requirements, object.space, joining);
  std::string help = "make the selector and the labels of a pod template equal";
  if (near.unmet != nullptr && near.unmet->op == Operator::In && near.unmet->values.size() == 1) {
    std::string has = near.value.empty() ? fmt::format("no label {}", near.unmet->key)
                                         : fmt::format("{}: {}", near.unmet->key, near.value);
    help = fmt::format("the pods of {} have {}, not {}: {}", words_for(*near.maker), has, near.unmet->key,
                       near.unmet->values.front());
    if (near.value.empty()) help = fmt::format("the pods of {} have {}", words_for(*near.maker), has);
  }
  Problem& problem = joining.say(Code::ReferenceSelectsNothing, object, selector.origin,
                                 fmt::format("{} selects no pods", subject(selector.by)), std::move(help));
  if (near.maker != nullptr)
    problem.notes.push_back({fmt::format("the labels of the pods of {} are here", words_for(*near.maker)),
                             near.maker->file, near.maker->pods->labels_origin});
}

/// Whether the ports and replicas are what the files say: no kustomization patches them, and where no namespace tells that
/// they belong together, some of them are near.
bool are_as_written(const ObjectFacts& object, const std::vector<const ObjectFacts*>& makers, const Joining& joining) {
  if (makers.empty() || joining.run.files[object.file].is_patched) return false;
  bool is_near = false;
  for (const ObjectFacts* maker : makers) {
    if (joining.run.files[maker->file].is_patched) return false;
    is_near |= (object.space.is_named() && maker->space.is_named()) ||
               joining.presence.folders().are_near(object.file, maker->file);
  }
  return is_near;
}

// --- ports ------------------------------------------------------------------------------------------------------------

/// The ports of all pods that a Service selects.
class DeclaredPorts {
 public:
  explicit DeclaredPorts(const std::vector<const ObjectFacts*>& makers) {
    for (const ObjectFacts* maker : makers)
      for (const ContainerPort& port : maker->pods->ports) by_number_.push_back(port);
    for (const ContainerPort& port : by_number_) {
      if (port.name.empty()) continue;
      by_name_.push_back(port);
      if (seen_.size() < kMaxNames && seen_.insert(port.name).second) names_.push_back(port.name);
    }
    std::ranges::sort(by_number_, {}, number_and_protocol);
    std::ranges::sort(by_name_, {}, name_and_protocol);
  }

  bool any() const { return !by_number_.empty(); }
  /// The names in the order of the run.
  const std::vector<std::string_view>& names() const { return names_; }

  /// Whether the one that is wanted is there.
  bool has(const ServicePort& wanted) const {
    return wanted.target.empty()
               ? std::ranges::binary_search(by_number_, std::pair(wanted.target_number, wanted.protocol), {},
                                            number_and_protocol)
               : std::ranges::binary_search(by_name_, std::pair(wanted.target, wanted.protocol), {}, name_and_protocol);
  }
  /// The same with any protocol.
  bool has_with_any_protocol(const ServicePort& wanted) const {
    return wanted.target.empty()
               ? std::ranges::binary_search(by_number_, wanted.target_number, {}, &ContainerPort::number)
               : std::ranges::binary_search(by_name_, wanted.target, {}, &ContainerPort::name);
  }

 private:
  static std::pair<std::int32_t, std::string_view> number_and_protocol(const ContainerPort& port) {
    return {port.number, port.protocol};
  }
  static std::pair<std::string_view, std::string_view> name_and_protocol(const ContainerPort& port) {
    return {port.name, port.protocol};
  }

  std::vector<ContainerPort> by_number_;
  std::vector<ContainerPort> by_name_;
  std::vector<std::string_view> names_;
  std::set<std::string_view> seen_;
};

/// Counts the ports of the pods; false: too many were looked at already.
bool may_look_at_ports(const std::vector<const ObjectFacts*>& makers, Joining& joining) {
  std::size_t count = makers.size();
  for (const ObjectFacts* maker : makers) count += maker->pods->ports.size();
  if (joining.ports_left < count) return false;
  joining.ports_left -= count;
  return true;
}

void look_for_target_ports(const ObjectFacts& service, const std::vector<const ObjectFacts*>& makers,
                           Joining& joining) {
  if (!may_look_at_ports(makers, joining))
    return joining.give_up(service, service.service->ports_origin, fmt::format("the ports of {}", words_for(service)));
  DeclaredPorts ports(makers);
  for (const ServicePort& port : service.service->ports) {
    if (port.target.empty() ? port.target_number == 0 : !is_plain(port.target)) continue;
    if (ports.has(port) || (port.target.empty() && !ports.any())) continue;
    std::string message;
    std::string help;
    if (ports.has_with_any_protocol(port)) {
      message = port.target.empty()
                    ? fmt::format("no container of the selected pods has port {} with protocol {}", port.target_number,
                                  port.protocol)
                    : fmt::format("no container of the selected pods has a port \"{}\" with protocol {}", port.target,
                                  port.protocol);
      help = "the protocols of both must be equal";
    } else if (port.target.empty()) {
      message = fmt::format("no container of the selected pods declares port {}", port.target_number);
      help = "a container need not declare its ports; but it declares others, so look whether the number is right";
    } else {
      message = fmt::format("no container of the selected pods has a port called \"{}\"", port.target);
      base::Nearest nearest(port.target);
      for (std::string_view name : ports.names()) nearest.offer(name);
      if (!nearest.best().empty()) help = fmt::format("did you mean \"{}\"?", nearest.best());
      else if (!ports.names().empty()) help = fmt::format("they have {}", listed(ports.names(), 6));
      else help = "give the container's port that name, or write its number here";
    }
    Problem& problem =
        joining.say(Code::ReferenceMissingTargetPort, service, port.origin, std::move(message), std::move(help));
    if (port.target.empty()) problem.severity = base::Severity::Info;
    const ObjectFacts& first = *makers.front();
    problem.notes.push_back(
        {fmt::format("the pods of {} are here", words_for(first)), first.file, first.pods->labels_origin});
  }
}

// --- disruption budgets -----------------------------------------------------------------------------------------------

/// The makers of pods whose replicas something else decides.
std::map<const ObjectFacts*, bool> scaled(const Joining& joining) {
  std::map<const ObjectFacts*, bool> out;
  for (const FileFacts& file : joining.run.files)
    for (const ObjectFacts& object : file.objects)
      if (object.makes_scale)
        for (const Reference& reference : object.references)
          for (const Present& present : joining.presence.find(wanted(reference)).objects) out[present.object] = true;
  return out;
}

/// 0: not known, or none.
std::int64_t replicas_of(const std::vector<const ObjectFacts*>& makers,
                         const std::map<const ObjectFacts*, bool>& scaled) {
  std::int64_t sum = 0;
  for (const ObjectFacts* maker : makers) {
    if (maker->pods->replicas < 0 || scaled.contains(maker)) return 0;
    sum += maker->pods->replicas;
  }
  return sum;
}

/// pkg/controller/disruption/disruption.go, getExpectedPodCount: percentages are rounded up, and maxUnavailable wins.
void look_at_budget(const ObjectFacts& object, const Selected& selected,
                    const std::map<const ObjectFacts*, bool>& scaled, Joining& joining) {
  const BudgetFacts& budget = *object.budget;
  auto say = [&](std::string message, std::string help) {
    joining.say(Code::ReferenceNoEviction, object, budget.origin, std::move(message), std::move(help));
  };
  if (!budget.max_unavailable.empty()) {
    kube::IntOrString most = kube::IntOrString::parse(budget.max_unavailable);
    if (most.scaled(100, true) == 0)
      say(fmt::format("with maxUnavailable {} no pod may ever be evicted", budget.max_unavailable),
          "write at least 1, or no node with such a pod can be drained");
    return;
  }
  kube::IntOrString least = kube::IntOrString::parse(budget.min_available);
  if (least.is_string && least.scaled(100, true).value_or(0) >= 100)
    return say(fmt::format("with minAvailable {} no pod may ever be evicted", budget.min_available),
               "write maxUnavailable: 1 instead, or no node with such a pod can be drained");
  bool is_known = selected.is_complete && are_as_written(object, selected.makers, joining);
  std::int64_t replicas = is_known ? replicas_of(selected.makers, scaled) : 0;
  if (replicas == 0 || least.scaled(replicas, true).value_or(0) < replicas) return;
  say(fmt::format("with minAvailable {} and {} {} no pod may ever be evicted", budget.min_available, replicas,
                  replicas == 1 ? "replica" : "replicas"),
      "write maxUnavailable: 1 instead, or more replicas");
  const ObjectFacts& first = *selected.makers.front();
  joining.problems.back().notes.push_back(
      {fmt::format("the pods of {} are here", words_for(first)), first.file, first.pods->labels_origin});
}

}  // namespace

void join_selectors(Joining& joining) {
  std::vector<const ObjectFacts*> empty;
  std::map<const ObjectFacts*, bool> by_others = scaled(joining);
  for (const FileFacts& file : joining.run.files) {
    for (const ObjectFacts& object : file.objects) {
      if (object.selector == nullptr) {
        if (object.budget != nullptr) look_at_budget(object, {}, by_others, joining);
        continue;
      }
      const SelectorFacts& selector = *object.selector;
      Selected selected;
      bool can_tell = std::ranges::all_of(selector.requirements, [](const auto& one) { return is_comparable(one); });
      if (can_tell) selected = joining.pods.select(selector.requirements, object.space);
      else selected.is_complete = false;
      if (can_tell && !selected.is_complete)
        joining.give_up(object, selector.origin, fmt::format("the pods of {}", words_for(object)));
      if (object.budget != nullptr) look_at_budget(object, selected, by_others, joining);
      if (!selected.is_complete) continue;
      bool granted = selected.makers.empty() &&
                     ((object.space.is_named() && is_own_namespace_of_cluster(object.space.name)) ||
                      may_be_operated(selector, object.space, joining) || may_be_added(selector, joining));
      if (!granted) joining.presence.count(Target::Pods, object, selected.makers);
      if (selected.makers.empty() && !granted) empty.push_back(&object);
      else if (selector.by == SelectedBy::Service && are_as_written(object, selected.makers, joining))
        look_for_target_ports(object, selected.makers, joining);
    }
  }
  for (const ObjectFacts* object : empty) say_nothing_selected(*object->selector, *object, joining);
}

}  // namespace pave::judge::reference
