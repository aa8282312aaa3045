#include "judge/server/core/pod_resources.h"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "judge/server/core/resources.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;
using base::Quantity;

/// Resources with their amounts: a handful.
class Amounts {
 public:
  void add(std::string_view name, const Quantity& amount) {
    if (Quantity* there = slot(name)) *there = *there + amount;
    else entries_.push_back({name, amount});
  }
  void add(const Amounts& others) {
    for (const Entry& entry : others.entries_) add(entry.name, entry.amount);
  }
  void raise_to(const Amounts& others) {
    for (const Entry& entry : others.entries_) {
      Quantity* there = slot(entry.name);
      if (there == nullptr) entries_.push_back(entry);
      else if (*there < entry.amount) *there = entry.amount;
    }
  }
  const Quantity* find(std::string_view name) const {
    for (const Entry& entry : entries_)
      if (entry.name == name) return &entry.amount;
    return nullptr;
  }

 private:
  struct Entry {
    std::string_view name;
    Quantity amount;
  };
  Quantity* slot(std::string_view name) {
    for (Entry& entry : entries_)
      if (entry.name == name) return &entry.amount;
    return nullptr;
  }
  std::vector<Entry> entries_;
};

/// A container's limits or requests; in a Pod a limit is a request, too, where there is none.
Amounts amounts_of(const Value& container, doc::Symbol field, bool is_pod) {
  Amounts amounts;
  Value resources = container[f::resources];
  for (Value entry : resources[field].children())
    if (auto amount = amount_of(entry)) amounts.add(entry.key(), *amount);
  if (field != f::requests || !is_pod) return amounts;
  for (Value entry : resources[f::limits].children())
    if (auto amount = amount_of(entry); amount && amounts.find(entry.key()) == nullptr)
      amounts.add(entry.key(), *amount);
  return amounts;
}

/// What the pod needs at most at one time: containers and sidecars together, or one init container with the sidecars that
/// were started before it (component-helpers, resource, AggregateContainerRequests).
Amounts total_of(const PodFacts& pod, doc::Symbol field) {
  Amounts total;
  for (Value container : pod.spec[f::containers].children()) total.add(amounts_of(container, field, pod.is_pod));
  Amounts sidecars;
  Amounts starting;
  for (Value container : pod.spec[f::initContainers].children()) {
    Amounts own = amounts_of(container, field, pod.is_pod);
    if (is_sidecar(container)) {
      total.add(own);
      sidecars.add(own);
      starting.raise_to(sidecars);
    } else {
      own.add(sidecars);
      starting.raise_to(own);
    }
  }
  total.raise_to(starting);
  return total;
}

bool is_pod_resource(std::string_view name) { return name == "cpu" || name == "memory" || is_huge_pages(name); }

bool judge_pod_resource_name(const Value& entry) {
  if (!judge_resource_name(entry)) return false;
  if (is_pod_resource(entry.key())) return true;
  entry.say_at(entry, Code::ServerBadValue, fmt::format("{} can't be set for a whole pod", quoted(entry.key())),
               "write cpu, memory or hugepages-SIZE", Value::At::Key);
  return false;
}

void judge_total(const Value& entry, const Amounts& total, std::string_view what) {
  auto own = amount_of(entry);
  const Quantity* sum = total.find(entry.key());
  if (own && sum != nullptr && *sum > *own)
    entry.say(Code::ServerBadQuantity,
              fmt::format("the pod's {} {} is less than the {} of its containers' {}", what, own->text(),
                          sum->canonical(), what),
              fmt::format("write at least {}", sum->canonical()));
}

/// What the server takes for the request of a Pod that has only a limit: the sum of its containers' requests.
void judge_default_requests(const Value& resources, const Amounts& total) {
  for (Value limit : resources[f::limits].children()) {
    if (resources[f::requests].entry(limit.key()).node() != nullptr || !can_overcommit(limit.key())) continue;
    auto most = amount_of(limit);
    const Quantity* sum = total.find(limit.key());
    if (most && sum != nullptr && *sum > *most)
      resources[f::requests].say_at(limit, Code::ServerBadQuantity,
                                    fmt::format("the containers' requests of {} {} are above the pod's limit {}",
                                                sum->canonical(), limit.key(), most->text()),
                                    fmt::format("write at least {}", sum->canonical()));
  }
}

/// `resources.containers[0][cpu].limits`, as the server names it.
void judge_container_limits(const PodFacts& pod, const Value& resources) {
  std::uint32_t index = 0;
  for (Value container : pod.spec[f::containers].children()) {
    Value named = resources[f::containers].item(index++);
    for (Value limit : container[f::resources][f::limits].children()) {
      auto own = amount_of(limit);
      auto most = amount_of(resources[f::limits].entry(limit.key()));
      if (own && most && *own > *most)
        named.entry(limit.key())[f::limits].say_at(
            limit, Code::ServerBadQuantity,
            fmt::format("the limit {} is above the pod's limit {}", own->text(), most->text()),
            fmt::format("write at most {}", most->text()));
    }
  }
}

}  // namespace

void judge_pod_resources(const PodFacts& pod) {
  Value resources = pod.spec[f::resources];
  if (!resources.written() || pod.spec.scope().minor() < 34) return;
  if (pod.os == "windows")
    return resources.say(Code::ServerForbidden, "a pod for windows has no resources of its own",
                         "write them for its containers");
  if (Value claims = resources[f::claims]; claims.written())
    claims.say(Code::ServerForbidden, "the resources of a whole pod have no claims", "write them for its containers");
  judge_requirements(resources, judge_pod_resource_name, pod);
  Amounts requests = total_of(pod, f::requests);
  Amounts limits = total_of(pod, f::limits);
  for (Value entry : resources[f::requests].children()) judge_total(entry, requests, "request");
  for (Value entry : resources[f::limits].children())
    if (is_huge_pages(entry.key())) judge_total(entry, limits, "limit");
  if (pod.is_pod) judge_default_requests(resources, requests);
  judge_container_limits(pod, resources);
}

}  // namespace pave::judge::server::core
