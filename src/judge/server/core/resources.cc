#include "judge/server/core/resources.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kHugePages = "hugepages-";
constexpr std::string_view kRequests = "requests.";
constexpr int kMilli = -3;

constexpr std::string_view kContainerResources[] = {"cpu", "ephemeral-storage", "memory"};

constexpr std::string_view kCounted[] = {
    "configmaps",
    "persistentvolumeclaims",
    "pods",
    "replicationcontrollers",
    "resourcequotas",
    "secrets",
    "services",
    "services.loadbalancers",
    "services.nodeports",
};

/// Beside those that are counted.
constexpr std::string_view kQuotaResources[] = {
    "cpu",
    "ephemeral-storage",
    "limits.cpu",
    "limits.ephemeral-storage",
    "limits.memory",
    "memory",
    "requests.cpu",
    "requests.ephemeral-storage",
    "requests.memory",
    "requests.storage",
};

template <std::size_t N>
bool has(const std::string_view (&names)[N], std::string_view name) {
  return std::ranges::find(names, name) != std::end(names);
}

bool has_domain(std::string_view name) { return name.find('/') != std::string_view::npos; }

bool is_huge_pages_of_quota(std::string_view name) {
  if (name.starts_with(kRequests)) name.remove_prefix(kRequests.size());
  return is_huge_pages(name);
}

/// IsStandardResourceName.
bool is_standard(std::string_view name) { return is_quota_resource(name) || name == "storage"; }

bool refuse_name(const Value& entry, const Value& named, std::string message, std::string help) {
  named.say_at(entry, Code::ServerBadValue, std::move(message), std::move(help), Value::At::Key);
  return false;
}

}  // namespace

bool is_huge_pages(std::string_view name) { return name.starts_with(kHugePages); }

bool is_native_resource(std::string_view name) {
  return !has_domain(name) || name.find("kubernetes.io/") != std::string_view::npos;
}

bool is_extended_resource(std::string_view name) {
  if (is_native_resource(name) || name.starts_with(kRequests)) return false;
  // The quota for it must have a valid name, too: `requests.` makes the domain longer.
  constexpr std::size_t kMost = 253 - kRequests.size();
  return kQualifiedName.fits(name) && name.find('/') <= kMost;
}

bool is_container_resource(std::string_view name) { return has(kContainerResources, name) || is_huge_pages(name); }

bool is_quota_resource(std::string_view name) {
  return has(kQuotaResources, name) || has(kCounted, name) || is_huge_pages_of_quota(name);
}

bool is_counted_resource(std::string_view name) { return has(kCounted, name) || is_extended_resource(name); }

bool can_overcommit(std::string_view name) { return is_native_resource(name) && !is_huge_pages(name); }

std::optional<base::Quantity> amount_of(const Value& entry) {
  if (entry.node() == nullptr || entry.is_map() || entry.is_list()) return std::nullopt;
  if (!entry.written()) return base::Quantity();  // null is zero in a map
  auto amount = base::Quantity::parse(entry.node()->text());
  if (!amount) return std::nullopt;
  return amount->rounded_up(kMilli);
}

bool judge_resource_name_as(const Value& entry, const Value& named) {
  std::string_view name = entry.key();
  if (!kQualifiedName.fits(name))
    return refuse_name(entry, named, fmt::format("{} is not the name of a resource", quoted(name)),
                       std::string(kQualifiedName.help));
  if (has_domain(name) || is_standard(name)) return true;
  return refuse_name(entry, named, fmt::format("Kubernetes has no resource {}", quoted(name)),
                     "write cpu, memory, ephemeral-storage or hugepages-SIZE, or put a domain before the name of your "
                     "own: `example.com/gpu`");
}

bool judge_container_resource_name_as(const Value& entry, const Value& named) {
  std::string_view name = entry.key();
  if (!judge_resource_name_as(entry, named)) return false;
  if (!has_domain(name)) {
    if (is_container_resource(name)) return true;
    return refuse_name(entry, named, fmt::format("a container can't ask for {}", quoted(name)),
                       "write cpu, memory, ephemeral-storage or hugepages-SIZE");
  }
  if (is_native_resource(name) || is_extended_resource(name)) return true;
  return refuse_name(entry, named, fmt::format("{} can't be the name of an extended resource", quoted(name)),
                     "write a domain of your own that does not begin with `requests.`");
}

bool judge_quota_resource_name(const Value& entry) {
  if (!judge_resource_name(entry)) return false;
  if (has_domain(entry.key()) || is_quota_resource(entry.key())) return true;
  return refuse_name(entry, entry, fmt::format("a quota can't be set for {}", quoted(entry.key())),
                     "write for example requests.cpu, limits.memory, pods or requests.storage");
}

bool judge_amount_as(const Value& entry, std::string_view resource, const Value& named) {
  auto amount = amount_of(entry);
  if (!amount) return true;
  if (amount->sign() < 0) {
    named.say_at(entry, Code::ServerBadQuantity, fmt::format("the amount of {} is negative", resource),
                 "write 0 or more");
    return false;
  }
  if (!amount->is_whole() && is_counted_resource(resource)) {
    named.say_at(entry, Code::ServerBadQuantity,
                 fmt::format("{} is not a whole number of {}", amount->text(), resource),
                 "write a whole number: this resource can't be divided");
    return false;
  }
  return true;
}

}  // namespace pave::judge::server::core
