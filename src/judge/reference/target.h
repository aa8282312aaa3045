#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "kube/object.h"

namespace pave::judge::reference {

/// The kinds that others name or select.
enum class Target : std::uint8_t {
  ConfigMap,
  Secret,
  ServiceAccount,
  VolumeClaim,
  PriorityClass,
  RuntimeClass,
  Service,
  Role,
  ClusterRole,
  Namespace,
  Workload,  ///< a built-in kind that can be scaled
  Pods,      ///< whatever makes pods; selected, not named
  Other,     ///< any other kind, told apart by its own group and kind
};
inline constexpr std::size_t kTargets = static_cast<std::size_t>(Target::Other) + 1;

/// `ConfigMap`; for Workload, Pods and Other a word for people.
std::string_view kind_of(Target target);
/// Empty: the core group, or a target that is no single kind.
std::string_view group_of(Target target);

/// What an object of that group and kind is; Other when nobody names it by a rule of its own.
Target target_of(std::string_view group, std::string_view kind);

/// Whether a namespace is one that a cluster has from the beginning and fills itself: `kube-system` and other `kube-*`.
/// What is in it beyond the input is not known.
bool is_own_namespace_of_cluster(std::string_view name);

/// Whether every fresh cluster has the object: ServiceAccount `default` and ConfigMap `kube-root-ca.crt` of each
/// namespace (and those that Istio and OpenShift put into each), the Secrets of accounts from before 1.24, Service default/kubernetes, the priority classes `system-*`, the cluster roles of RBAC's bootstrap policy
/// (plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go), namespaces `default` and `kube-*` and what is in the
/// latter. An empty namespace: not known, or none.
bool is_built_in(Target target, std::string_view namespace_name, std::string_view name);

/// Where something is: in the whole cluster, in a named namespace, or in one that nobody wrote down and that may
/// therefore be any.
struct Space {
  enum class Reach : std::uint8_t { Any, Named, Cluster };
  Reach reach = Reach::Any;
  std::string_view name = {};  ///< Named only

  static Space cluster() { return {Reach::Cluster, {}}; }
  /// Any, when the name is empty or a placeholder.
  static Space named(std::string_view name);
  bool is_named() const { return reach == Reach::Named; }

  /// Whether both may be the same place.
  bool meets(const Space& other) const {
    if (reach == Reach::Cluster || other.reach == Reach::Cluster) return reach == other.reach;
    return !is_named() || !other.is_named() || name == other.name;
  }
};

/// Where the first character is that no name has: something is still to be put in its place (`${APP}-config`).
/// npos: it is a plain name.
std::size_t placeholder_at(std::string_view name);
/// Bytes of the longest name that an object can have, and more than a label's value can have
/// (k8s.io/apimachinery/pkg/util/validation, DNS1123SubdomainMaxLength). What is longer is wrong for other reasons and is
/// not looked for.
inline constexpr std::size_t kMaxNameLength = 253;
inline bool is_plain(std::string_view name) { return placeholder_at(name) == std::string_view::npos; }

}  // namespace pave::judge::reference
