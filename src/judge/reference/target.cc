#include "judge/reference/target.h"

#include <array>

namespace pave::judge::reference {
namespace {

struct TargetFacts {
  std::string_view group;
  std::string_view kind;
};

// In the order of the enum.
constexpr std::array<TargetFacts, kTargets> kFacts = {{
    {"", "ConfigMap"},
    {"", "Secret"},
    {"", "ServiceAccount"},
    {"", "PersistentVolumeClaim"},
    {"scheduling.k8s.io", "PriorityClass"},
    {"node.k8s.io", "RuntimeClass"},
    {"", "Service"},
    {"rbac.authorization.k8s.io", "Role"},
    {"rbac.authorization.k8s.io", "ClusterRole"},
    {"", "Namespace"},
    {"", "workload"},
    {"", "pods"},
    {"", "object"},
}};

constexpr std::array<std::string_view, 4> kScalable = {"Deployment", "StatefulSet", "ReplicaSet",
                                                       "ReplicationController"};
constexpr std::array<std::string_view, 4> kClusterRoles = {"cluster-admin", "admin", "edit", "view"};

/// `default-token-f9jvj`: what a cluster before 1.24 made for each account.
bool is_token(std::string_view name) {
  constexpr std::string_view kMiddle = "-token-";
  constexpr std::size_t kRandom = 5;
  std::size_t at = name.rfind(kMiddle);
  return at != std::string_view::npos && at > 0 && name.size() == at + kMiddle.size() + kRandom;
}

const TargetFacts& facts_of(Target target) { return kFacts[static_cast<std::size_t>(target)]; }

}  // namespace

std::string_view kind_of(Target target) { return facts_of(target).kind; }
std::string_view group_of(Target target) { return facts_of(target).group; }

Target target_of(std::string_view group, std::string_view kind) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Target::Workload); ++i)
    if (kFacts[i].kind == kind && kFacts[i].group == group) return static_cast<Target>(i);
  for (std::string_view scalable : kScalable)
    if (kind == scalable && (group == "apps" || group.empty() || group == "extensions")) return Target::Workload;
  return Target::Other;
}

bool is_own_namespace_of_cluster(std::string_view name) { return name.starts_with("kube-"); }

bool is_built_in(Target target, std::string_view namespace_name, std::string_view name) {
  if (is_own_namespace_of_cluster(namespace_name)) return true;
  switch (target) {
    case Target::ServiceAccount: return name == "default";
    case Target::ConfigMap:
      return name == "kube-root-ca.crt" || name == "istio-ca-root-cert" || name == "openshift-service-ca.crt";
    case Target::Secret: return is_token(name);
    case Target::Service: return name == "kubernetes" && (namespace_name.empty() || namespace_name == "default");
    case Target::PriorityClass: return name.starts_with("system-");
    case Target::Namespace: return name == "default" || is_own_namespace_of_cluster(name);
    case Target::ClusterRole:
      for (std::string_view known : kClusterRoles)
        if (name == known) return true;
      return name.starts_with("system:");
    default: return false;
  }
}

Space Space::named(std::string_view name) {
  if (name.empty() || !is_plain(name)) return {};
  return {Reach::Named, name};
}

std::size_t placeholder_at(std::string_view name) {
  constexpr auto kIsNone = [] {
    std::array<bool, 256> table{};
    for (char c : std::string_view("${<%[( \n")) table[static_cast<unsigned char>(c)] = true;
    return table;
  }();
  for (std::size_t i = 0; i < name.size(); ++i)
    if (kIsNone[static_cast<unsigned char>(name[i])]) return i;
  return std::string_view::npos;
}

}  // namespace pave::judge::reference
