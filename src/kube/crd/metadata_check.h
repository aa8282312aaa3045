#pragma once

#include <cstdint>

#include "doc/node.h"
#include "kube/crd/field_path.h"
#include "kube/crd/problem.h"

namespace pave::kube::crd {

/// What a name may be.
enum class NameRule : std::uint8_t {
  Subdomain,    ///< names of custom resources
  PathSegment,  ///< of embedded resources: anything without `/` and `%`
};

struct MetadataRules {
  NameRule name = NameRule::Subdomain;
  bool is_embedded = false;  ///< name and namespace may be missing
  bool is_update = false;    ///< names and finalizers have been looked at when the object was created
};

/// What the server has against the metadata of an object that is created (k8s.io/apimachinery, pkg/api/validation,
/// ValidateObjectMeta): names, namespace, labels, annotations and their size, owner references, finalizers. Needs metadata
/// that decodes; what doesn't is passed over. The namespace of a cluster-scoped object is dropped by the server, so
/// nothing is said of it but that no namespace has such a name.
void check_metadata(const doc::Node& metadata, MetadataRules rules, const FieldPath& path, Problems& problems);

}  // namespace pave::kube::crd
