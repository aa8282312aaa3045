#pragma once

#include <string>
#include <string_view>

#include "doc/node.h"

namespace pave::doc {

/// A field that was looked for, or how far one came.
struct FoundField {
  const Node* node = nullptr;  ///< the field, or the nearest parent that is there; never null
  std::string path;            ///< of the node, as Path::text() writes it; empty: the root
  std::string_view rest;       ///< what is not there: `.limits.cpu` of `resources.limits.cpu`; empty: all of it is
  bool found() const { return rest.empty(); }
};

/// Finds a field by its path as Kubernetes writes it: `spec.containers[0].image`, `metadata.labels[app.kubernetes.io/name]`.
/// Keys with dots may stand without brackets, too: the longest key that fits is taken. In brackets behind a list stands an
/// index, or the `name` of an item: `spec.containers[web].image`. RFC 6901 pointers (`/spec/replicas`) are taken as well.
/// `wanted` must outlive the result.
FoundField find_field(const Node& root, std::string_view wanted);

}  // namespace pave::doc
