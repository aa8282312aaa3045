#include "judge/server/core/pod_resources.h"

#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "judge/server/core/container.h"
#include "judge/server/core/resources.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

bool is_cpu_or_memory(std::string_view name) { return name == "cpu" || name == "memory"; }

/// A request against its limit.
void judge_request(const Value& request, const Value& resources) {
  std::string_view name = request.key();
  Value limit = resources[f::limits].entry(name);
  bool can_differ = can_overcommit(name);
  // The server names the maps without the entry.
  if (limit.node() == nullptr) {
    if (!can_differ)
      resources[f::limits].say_at(request, Code::ServerRequired,
                                  fmt::format("a request of {} needs a limit of the same amount", quoted(name)),
                                  "write it among the limits, too");
    return;
  }
  auto wanted = amount_of(request);
  auto most = amount_of(limit);
  if (!wanted || !most || (can_differ ? *wanted <= *most : *wanted == *most)) return;
  resources[f::requests].say_at(
      request, Code::ServerBadQuantity,
      fmt::format("the request of {} {} is {} its limit {}", wanted->text(), name, can_differ ? "above" : "not",
                  most->text()),
      can_differ ? "raise the limit or ask for less" : "this resource can't be overcommitted: write the same amount");
}

void judge_pages(const Value& entry, const PodFacts& pod) {
  if (!pod.keeps_partial_pages && !has_whole_pages(entry))
    entry.say(Code::ServerBadQuantity, fmt::format("the amount is no whole number of {}", entry.key()),
              "write a multiple of the page's size");
}

/// validateResourceClaimNames: a claim once as a whole, or once for each of its requests.
void judge_claims(const Value& claims, const PodFacts& pod) {
  NameIndex whole;
  std::set<std::pair<std::string_view, std::string_view>> parts;  // claim and request
  for (Value claim : claims.children()) {
    std::string_view name = claim[f::name].text();
    Value request = claim[f::request];
    if (name.empty()) {
      claim.say_at(claim[f::name], Code::ServerRequired, "the claim has no name",
                   "write the name of one of the pod's resourceClaims");
      continue;
    }
    bool is_twice = whole.contains(name);
    if (!is_twice && request.text().empty()) {
      auto part = parts.lower_bound({name, {}});
      is_twice = part != parts.end() && part->first == name;
      whole.insert(name);
    } else if (!is_twice) {
      actions::check_format(request, formatted(kDnsLabel));
      is_twice = !parts.emplace(name, request.text()).second;
    }
    if (is_twice)
      claim.say(Code::ServerDuplicate, fmt::format("the claim {} is named before", quoted(name)), "remove one");
    if (!pod.claims.contains(name))
      claim.say_at(claim[f::name], Code::ServerNotFound, fmt::format("the pod has no resource claim {}", quoted(name)),
                   "write the name of one of its resourceClaims");
  }
}

/// The server names the list for most of what is wrong in it.
void judge_resize_policies(const Value& policies, const PodFacts& pod) {
  NameIndex names;
  for (Value policy : policies.children()) {
    Value name = policy[f::resourceName];
    Value restart = policy[f::restartPolicy];
    if (!names.insert(name.text()))
      policy.say(Code::ServerDuplicate, fmt::format("a second policy for {}", quoted(name.text())), "remove one");
    if ((name.is_string() || !name.written()) && !is_cpu_or_memory(name.text()))
      policies.say_at(name, Code::ServerBadValue, fmt::format("{} can't be resized", quoted(name.text())),
                      "write cpu or memory");
    if (restart.written() && !restart.is_string()) continue;
    if (restart.text() != "NotRequired" && restart.text() != "RestartContainer")
      policies.say_at(restart, Code::ServerBadValue, fmt::format("restartPolicy can't be {}", quoted(restart.text())),
                      "write NotRequired or RestartContainer");
    else if (pod.never_restarts && restart.text() != "NotRequired")
      policies.say_at(restart, Code::ServerConflict,
                      "containers of a pod that never restarts can't restart for a resize", "write NotRequired");
  }
}

}  // namespace

void judge_requirements(const Value& resources, NameRule name_is_fine, const PodFacts& pod) {
  if (!resources.written()) return;
  bool has_pages = false;
  bool has_cpu_or_memory = false;
  for (doc::Symbol field : {f::limits, f::requests})
    for (Value entry : resources[field].children()) {
      name_is_fine(entry);
      judge_amount(entry);
      has_cpu_or_memory |= is_cpu_or_memory(entry.key());
      if (field == f::requests) judge_request(entry, resources);
      if (!is_huge_pages(entry.key())) continue;
      has_pages = true;
      judge_pages(entry, pod);
    }
  if (has_pages && !has_cpu_or_memory)
    resources.say(Code::ServerRequired, "huge pages need cpu or memory beside them", "add a request of cpu or memory");
  judge_claims(resources[f::claims], pod);
}

void judge_container_resources(const Value& container, const PodFacts& pod) {
  judge_requirements(container[f::resources], judge_container_resource_name, pod);
  judge_resize_policies(container[f::resizePolicy], pod);
}

void judge_overhead(const Value& overhead, const PodFacts& pod) {
  bool has_pages = false;
  bool has_cpu_or_memory = false;
  for (Value entry : overhead.children()) {
    Value named = overhead[f::limits].entry(entry.key());
    judge_container_resource_name_as(entry, named);
    judge_amount_as(entry, entry.key(), named);
    has_cpu_or_memory |= is_cpu_or_memory(entry.key());
    if (!is_huge_pages(entry.key())) continue;
    has_pages = true;
    if (!pod.keeps_partial_pages && !has_whole_pages(entry))
      named.say_at(entry, Code::ServerBadQuantity, fmt::format("the amount is no whole number of {}", entry.key()),
                   "write a multiple of the page's size");
  }
  if (has_pages && !has_cpu_or_memory)
    overhead.say(Code::ServerRequired, "huge pages need cpu or memory beside them", "add cpu or memory");
}

}  // namespace pave::judge::server::core
