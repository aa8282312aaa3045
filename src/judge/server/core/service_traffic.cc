#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "judge/server/core/service.h"
#include "judge/server/formats.h"
#include "judge/server/ip_fields.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kSourceRanges = "service.beta.kubernetes.io/load-balancer-source-ranges";
constexpr std::string_view kOnlyBalanced = "remove it, or write `type: LoadBalancer`";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\v\f\r";
  std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

void load_balancer_class(const Service& service, const Service* old) {
  Value name = service.spec[f::loadBalancerClass];
  if (service.type != ServiceType::LoadBalancer) {
    if (service.has_lb_class)
      name.say(Code::ServerForbidden, "only a Service of type LoadBalancer has a load balancer class",
               std::string(kOnlyBalanced));
    return;
  }
  actions::check_pointed(name, pointed(kQualifiedName));
  if (old == nullptr || old->type != ServiceType::LoadBalancer) return;
  Value before = old->spec[f::loadBalancerClass];
  if (name.written() != before.written() || name.text() != before.text())
    name.say(Code::ServerImmutable, "the class of a load balancer can't change once the Service exists",
             "write the old value back, or delete the Service and create it anew: it must be replaced");
}

void external_policy(const Service& service) {
  if (!service.is_external() && !service.external_policy.empty())
    service.spec[f::externalTrafficPolicy].say(Code::ServerForbidden,
                                               "externalTrafficPolicy is for Services that are reached from outside",
                                               "remove it, or write `type: LoadBalancer` or NodePort");
}

void health_check(const Service& service, const Service* old) {
  Value port = service.spec[f::healthCheckNodePort];
  if (!service.needs_health_check()) {
    if (service.health_check_port != 0)
      port.say(Code::ServerForbidden, "healthCheckNodePort is for load balancers with local traffic only",
               "remove it, or write `type: LoadBalancer` and `externalTrafficPolicy: Local`");
    return;
  }
  if (service.health_check_port < 0 || service.health_check_port > 65535)
    port.say(Code::ServerOutOfRange, fmt::format("healthCheckNodePort is {}", service.health_check_port),
             "write a number from 1 to 65535");
  if (old != nullptr && old->needs_health_check() && old->has_health_check_port &&
      old->health_check_port != service.health_check_port)
    port.say(Code::ServerImmutable, "healthCheckNodePort can't change once it is set",
             "write the old value back, or delete the Service and create it anew: it must be replaced");
}

}  // namespace

void judge_traffic(const Service& service, const Service* old) {
  if (service.type != ServiceType::LoadBalancer && service.has_lb_ports)
    service.spec[f::allocateLoadBalancerNodePorts].say(
        Code::ServerForbidden, "only a Service of type LoadBalancer has allocateLoadBalancerNodePorts",
        std::string(kOnlyBalanced));
  load_balancer_class(service, old);
  external_policy(service);
  health_check(service, old);
}

void judge_source_ranges(Value root) {
  Value spec = root[f::spec];
  bool is_balanced = spec[f::type].text() == "LoadBalancer";
  Value ranges = spec[f::loadBalancerSourceRanges];
  if (ranges.size() > 0) {
    Value named = spec.named("LoadBalancerSourceRanges");
    if (!is_balanced)
      named.say_at(ranges, Code::ServerForbidden, "only a Service of type LoadBalancer has source ranges",
                   std::string(kOnlyBalanced));
    std::set<std::string_view> known;
    for (Value before : ranges.old().children()) known.insert(trimmed(before.text()));
    for (std::uint32_t i = 0; i < ranges.size(); ++i) {
      Value range = ranges.item(i);
      std::string_view text = trimmed(range.text());
      if (!known.contains(text)) judge_legacy_cidr(named.item(i), range, text);
    }
    return;
  }
  Value annotation = root[f::metadata][f::annotations].entry(kSourceRanges);
  if (!annotation.is_string()) return;
  if (!is_balanced)
    annotation.say(Code::ServerForbidden, "only a Service of type LoadBalancer has source ranges",
                   std::string(kOnlyBalanced));
  if (annotation.updating() && !annotation.changed() && annotation.was_written()) return;
  std::string_view rest = trimmed(annotation.text());
  while (!rest.empty()) {
    std::size_t comma = rest.find(',');
    judge_legacy_cidr(annotation, annotation, trimmed(rest.substr(0, comma)));
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
    if (rest.empty()) judge_legacy_cidr(annotation, annotation, {});
  }
}

}  // namespace pave::judge::server::core
