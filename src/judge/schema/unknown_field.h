#pragma once

#include <cstddef>

#include "base/diagnostic.h"
#include "base/version.h"
#include "doc/node.h"
#include "doc/path.h"
#include "kube/schema/catalog.h"

namespace pave::judge::schema {

/// Names that are compared with unknown ones of one object to find what was meant; then no more are.
inline constexpr std::size_t kMaxComparisons = 200'000;

/// A map of the tree with its type and those around it, as a chain on the stack.
struct Place {
  const Place* parent = nullptr;
  const doc::Path* path = nullptr;
  kube::schema::TypeId type = 0;
};

/// What to say of a field that its type does not have in this version of Kubernetes. The help is the first of these
/// that applies: the versions that have the field; the field with nearly the same name; the object around it or below
/// it that has a field of this name (a wrong indentation).
/// `comparisons_left`: of names, for all unknown fields of an object; then no help is given.
base::Diagnostic explain_unknown_field(const doc::Node& field, const Place& place, const kube::schema::Catalog& catalog,
                                       base::KubeVersion version, std::size_t& comparisons_left);

/// The versions of a mask as people say them: `since Kubernetes 1.35`, `until Kubernetes 1.34`, `in Kubernetes 1.34`.
/// Needs a mask that is not 0.
std::string versions_text(kube::schema::VersionMask mask);

}  // namespace pave::judge::schema
