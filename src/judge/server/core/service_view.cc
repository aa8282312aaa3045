#include <algorithm>
#include <set>

#include "base/ip.h"
#include "judge/server/core/service.h"

namespace pave::judge::server::core {
namespace {

ServiceType type_of(std::string_view text) {
  if (text.empty() || text == "ClusterIP") return ServiceType::ClusterIp;
  if (text == "NodePort") return ServiceType::NodePort;
  if (text == "LoadBalancer") return ServiceType::LoadBalancer;
  return text == "ExternalName" ? ServiceType::ExternalName : ServiceType::Unknown;
}

std::vector<std::string_view> texts(Value list) {
  std::vector<std::string_view> out;
  out.reserve(list.size());
  for (Value item : list.children()) out.push_back(item.text());
  return out;
}

bool has_node_ports(ServiceType type) { return type == ServiceType::NodePort || type == ServiceType::LoadBalancer; }

/// Whether no port asks for a node port that the old Service doesn't have (sameNodePorts). Unknown ones of the old count
/// as not there.
bool keeps_node_ports(Value ports) {
  std::set<std::int64_t> before;
  for (Value port : ports.old().children()) before.insert(port[f::nodePort].integer_or(0));
  for (Value port : ports.children())
    if (std::int64_t number = port[f::nodePort].integer_or(0); number != 0 && !before.contains(number)) return false;
  return true;
}

/// What the spec says, with defaults that look at nothing but the spec (SetDefaults_Service).
Service written(Value spec) {
  Service service(spec);
  service.type = type_of(spec[f::type].text());
  service.cluster_ip = spec[f::clusterIP].text();
  service.cluster_ips = texts(spec[f::clusterIPs]);
  service.families = texts(spec[f::ipFamilies]);
  service.policy = spec[f::ipFamilyPolicy].text();
  service.external_policy = spec[f::externalTrafficPolicy].text();
  if (service.external_policy.empty() && service.is_external()) service.external_policy = "Cluster";
  service.health_check_port = spec[f::healthCheckNodePort].integer_or(0);
  service.has_lb_class = spec[f::loadBalancerClass].written();
  service.has_lb_ports = spec[f::allocateLoadBalancerNodePorts].written();
  return service;
}

/// What the server allots when the object does not say it, and the families and the policy that follow from the rest
/// (initIPFamilyFields).
void allot(Service& service) {
  if (service.needs_cluster_ip() && service.policy.empty())
    service.policy =
        service.is_headless() && service.spec[f::selector].size() == 0 ? "RequireDualStack" : "SingleStack";
  if (service.needs_cluster_ip() && service.families.empty() && !service.is_headless())
    for (std::string_view ip : service.cluster_ips)
      if (auto address = base::parse_ip(ip)) service.families.push_back(address->is_v4() ? "IPv4" : "IPv6");
  if (service.needs_health_check() && service.health_check_port == 0) service.has_health_check_port = false;
  if (service.needs_cluster_ip() && service.cluster_ips.empty()) service.may_have_cluster_ips = true;
}

/// patchAllocatedValues and normalizeClusterIPs.
void keep_cluster_ips(Service& service, const Service& old) {
  if (old.needs_cluster_ip() && service.needs_cluster_ip()) {
    if (service.cluster_ip.empty()) service.cluster_ip = old.cluster_ip;
    if (service.cluster_ips.empty()) service.cluster_ips = old.cluster_ips;
  }
  if (!old.cluster_ips.empty() && service.cluster_ips.empty() && old.cluster_ip == service.cluster_ip)
    service.cluster_ips = old.cluster_ips;
  if (old.cluster_ip != service.cluster_ip && old.cluster_ips == service.cluster_ips) {
    service.cluster_ips.clear();
    if (!service.cluster_ip.empty()) service.cluster_ips.push_back(service.cluster_ip);
  }
}

/// dropTypeDependentFields: what the old type needed and the new one doesn't, where it was not changed, too.
void drop_for_type(Service& service, const Service& old) {
  Value spec = service.spec;
  if (old.needs_cluster_ip() && !service.needs_cluster_ip()) {
    if (old.may_have_cluster_ips || (old.cluster_ip == service.cluster_ip && old.cluster_ips == service.cluster_ips)) {
      service.cluster_ip = {};
      service.cluster_ips.clear();
    }
    if (old.families.empty() || old.families == service.families) service.families.clear();
    if (old.policy == service.policy) service.policy = {};
  }
  service.drops_node_ports =
      has_node_ports(old.type) && !has_node_ports(service.type) && keeps_node_ports(spec[f::ports]);
  if (old.needs_health_check() && !service.needs_health_check() &&
      (!old.has_health_check_port || old.health_check_port == service.health_check_port))
    service.health_check_port = 0;
  if (old.type == ServiceType::LoadBalancer && service.type != ServiceType::LoadBalancer) {
    bool default_before = !old.has_lb_ports || old.spec[f::allocateLoadBalancerNodePorts].is_true();
    if (default_before == spec[f::allocateLoadBalancerNodePorts].is_true()) service.has_lb_ports = false;
    if (!spec[f::loadBalancerClass].changed()) service.has_lb_class = false;
  }
  if (old.is_external() && !service.is_external() && old.external_policy == service.external_policy)
    service.external_policy = {};
}

}  // namespace

bool Service::is_external() const {
  return has_node_ports(type) || (type == ServiceType::ClusterIp && spec[f::externalIPs].size() > 0);
}

Service new_service(Value spec) {
  Service service = written(spec);
  if (!service.cluster_ip.empty() && service.cluster_ips.empty()) service.cluster_ips = {service.cluster_ip};
  allot(service);
  return service;
}

Service changed_service(Value spec, const Service& old) {
  Service service = written(spec);
  keep_cluster_ips(service, old);
  // An update without a policy keeps the one that was there (initIPFamilyFields).
  if (service.policy.empty() && service.needs_cluster_ip()) service.policy = old.policy;
  if (old.needs_health_check() && service.needs_health_check() && service.health_check_port == 0)
    service.health_check_port = old.health_check_port;
  drop_for_type(service, old);
  if (service.policy == "SingleStack") {
    if (service.cluster_ips.size() > 1 && service.cluster_ips == old.cluster_ips) service.cluster_ips.resize(1);
    if (service.families.size() > 1 && service.families == old.families) service.families.resize(1);
  }
  allot(service);
  return service;
}

}  // namespace pave::judge::server::core
