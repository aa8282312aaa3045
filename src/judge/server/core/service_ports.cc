#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "judge/server/core/service.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;
using PortKey = std::pair<std::string_view, std::int64_t>;  // protocol and number

constexpr std::int64_t kLastPort = 65535;

std::string_view protocol_of(Value port) {
  std::string_view protocol = port[f::protocol].text();
  return protocol.empty() ? "TCP" : protocol;
}

void names(Value ports) {
  if (ports.size() < 2) {
    return;
  }
  Seen<std::string_view> seen;
  for (Value port : ports.children()) {
    Value name = port[f::name];
    if (name.text().empty())
      name.say(Code::ServerRequired, "a Service with more than one port needs a name for each", "add a name");
    else if (!seen.insert(name.text()))
      name.say(Code::ServerDuplicate, fmt::format("the name {} stands at another port already", quoted(name.text())),
               "write another name");
  }
}

void numbers(Value ports) {
  if (ports.size() < 2) return;
  Seen<PortKey> seen;
  for (Value port : ports.children())
    if (!seen.insert({protocol_of(port), port[f::port].integer_or(0)}))
      port.say(Code::ServerDuplicate,
               fmt::format("port {} with protocol {} stands twice in the list", port[f::port].integer_or(0),
                           protocol_of(port)),
               "remove one, or write another protocol");
}

void node_ports(const Service& service) {
  Value ports = service.spec[f::ports];
  Seen<PortKey> seen;
  for (Value port : ports.children()) {
    Value place = port[f::nodePort];
    std::int64_t number = place.integer_or(0);
    if (number == 0) continue;
    if (service.type == ServiceType::ClusterIp)
      place.say(Code::ServerForbidden, "a Service of type ClusterIP has no node ports",
                "remove it, or write `type: NodePort`");
    if (!seen.insert({protocol_of(port), number}))
      place.say(Code::ServerDuplicate, fmt::format("node port {} stands twice in the list", number),
                "write another number, or leave it to the server");
  }
}

/// Node ports as the server takes them when it creates a Service (initNodePorts): the same number in more than one
/// entry must be for the same `port`, and is not free for the health checks any more.
void taken_node_ports(const Service& service) {
  Value ports = service.spec[f::ports];
  std::map<std::int64_t, std::int64_t> by_port;
  Seen<std::int64_t> taken;
  std::int64_t largest = 0;
  for (Value port : ports.children()) {
    Value place = port[f::nodePort];
    std::int64_t number = place.integer_or(0);
    if (number == 0) continue;
    auto [entry, is_new] = by_port.try_emplace(port[f::port].integer_or(0), number);
    if (!is_new && entry->second == number) continue;
    largest = std::max(largest, number);
    if (!taken.insert(number))
      place.say(Code::ServerConflict, fmt::format("node port {} is taken by another port of this Service", number),
                "write another number, or leave it to the server");
  }
  if (!service.needs_health_check()) return;
  Value health = service.spec[f::healthCheckNodePort];
  if (service.health_check_port == 0 && largest >= kLastPort)
    health.say_at(ports, Code::ServerOutOfRange,
                  fmt::format("node port {} leaves no number for the health checks", largest),
                  "write a node port of the cluster's range, 30000 to 32767 by default");
  if (service.health_check_port != 0 && !taken.insert(service.health_check_port))
    health.say(Code::ServerConflict,
               fmt::format("port {} is taken by a port of this Service", service.health_check_port),
               "write another number, or leave it to the server");
}

}  // namespace

void judge_ports(const Service& service) {
  Value ports = service.spec[f::ports];
  if (ports.size() == 0) {
    if (!service.is_headless() && service.type != ServiceType::ExternalName)
      ports.say(Code::ServerRequired, "a Service that is not headless needs a port",
                "add `ports` with at least one item, or write `clusterIP: None`");
    return;
  }
  names(ports);
  numbers(ports);
  if (!service.drops_node_ports) node_ports(service);
  if (!ports.updating() && (service.type == ServiceType::NodePort || service.type == ServiceType::LoadBalancer))
    taken_node_ports(service);
}

}  // namespace pave::judge::server::core
