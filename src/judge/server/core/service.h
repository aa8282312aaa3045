#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A Service (pkg/apis/core/validation, ValidateServiceCreate and ValidateServiceUpdate; pkg/registry/core/service for
/// what the server fills in before it looks).
void judge_service(Value root);

enum class ServiceType : std::uint8_t { ClusterIp, NodePort, LoadBalancer, ExternalName, Unknown };

/// A Service's spec as the server sees it when it validates: with its defaults and, when it changes, with what the old
/// one keeps (patchAllocatedValues, normalizeClusterIPs, dropTypeDependentFields). What the server itself allotted to
/// an object whose text doesn't say it is not known here, and nothing is said about it.
struct Service {
  explicit Service(Value written) : spec(written) {}

  Value spec;
  ServiceType type = ServiceType::ClusterIp;
  std::string_view cluster_ip;
  std::vector<std::string_view> cluster_ips;
  std::vector<std::string_view> families;
  std::string_view policy;  ///< ipFamilyPolicy; empty: none
  std::string_view external_policy;
  std::int64_t health_check_port = 0;
  bool has_health_check_port = true;  ///< false: the server allotted one that isn't known
  bool has_lb_class = false;
  bool has_lb_ports = false;          ///< allocateLoadBalancerNodePorts is set
  bool drops_node_ports = false;      ///< they go with the old type
  bool may_have_cluster_ips = false;  ///< the server allotted some that aren't known

  bool is_headless() const { return cluster_ips.size() == 1 && cluster_ips[0] == "None"; }
  bool needs_cluster_ip() const { return type != ServiceType::ExternalName; }
  bool is_external() const;  ///< reachable from outside: ExternallyAccessible
  bool needs_health_check() const { return type == ServiceType::LoadBalancer && external_policy == "Local"; }
};

/// As it is when it is created.
Service new_service(Value spec);
/// As it is after it has been put in the place of another.
Service changed_service(Value spec, const Service& old);

/// The parts of the rules: service_addresses.cc, service_traffic.cc, service_ports.cc. `old`: null at creation.
void judge_addresses(const Service& service, const Service* old);
void judge_address_changes(const Service& service, const Service& old);
void judge_traffic(const Service& service, const Service* old);
/// spec.loadBalancerSourceRanges, or the annotation that was there before it; `root`: the whole object.
void judge_source_ranges(Value root);
void judge_ports(const Service& service);

}  // namespace pave::judge::server::core
