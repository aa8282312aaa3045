#pragma once

#include "base/arena.h"
#include "doc/node.h"
#include "kube/crd/definition.h"
#include "kube/crd/problem.h"
#include "kube/crd/schema.h"

namespace pave::kube::crd {

/// What the API server has against the creation of a custom resource with strict field validation
/// (apiextensions-apiserver, pkg/registry/customresource, Validate, after decoding), but for the rules in CEL. An object
/// that it does not decode gets the other problems, too, so that all of them are known at once. Nodes of the problems
/// live in the object's tree or in the arena. Needs a Map.
Problems check_creation(const doc::Node& object, const VersionFacts& version, const Schema& schema, base::Arena& arena);

/// The same for an update of `old`, which exists (ValidateUpdate): what was wrong and did not change is let through where
/// the server lets it through; name and namespace may not change; with the status subresource, status is that of `old`.
Problems check_update(const doc::Node& object, const doc::Node& old, const VersionFacts& version, const Schema& schema,
                      base::Arena& arena);

/// The object as it would be stored when it is created: normalized, without the status that creation drops.
doc::Node stored_form(const doc::Node& object, const VersionFacts& version, const Schema& schema, base::Arena& arena,
                      Problems& problems);

}  // namespace pave::kube::crd
