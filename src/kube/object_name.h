#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kube/object.h"

namespace pave::kube {

/// An object as people name it on a command line: `deployment/web`, `Deployment/web`, `deploy/web`,
/// `deployments.apps/web`, `deployments.v1.apps/web`.
struct ObjectName {
  std::string kind;                  ///< what was written before the first dot
  std::optional<std::string> group;  ///< what was written behind it, `v1.apps` too; none: any group
  std::string name;

  /// Whether the words mean that object. The kind may be written in any case, in the plural, or as one of kubectl's short
  /// names (data/kubernetes/short_names.def).
  bool matches(const Object& object) const;
  /// The same for the kind alone.
  bool matches_kind(const Object& object) const;
};

/// Reads `KIND/NAME` or `KIND.GROUP/NAME`; none: the text has another form.
std::optional<ObjectName> read_object_name(std::string_view text);

/// The resource that Kubernetes makes of a kind when it knows no better: `NetworkPolicy` -> `networkpolicies`
/// (apimachinery, pkg/api/meta/restmapper.go, UnsafeGuessKindToResource).
std::string guess_resource(std::string_view kind);

}  // namespace pave::kube
