#pragma once

#include "base/arena.h"
#include "doc/node.h"
#include "kube/crd/problem.h"
#include "kube/crd/schema.h"

namespace pave::kube::crd {

/// The object as the API server holds it before it validates: fields that the schema does not know are dropped (and
/// said: UnknownField, in strict decoding an error), nulls that may not be null are dropped, and defaults are filled in,
/// level by level from the top; metadata and type of the object and of embedded resources are decoded (MetadataType,
/// UnknownField). Sources: apiextensions-apiserver, pkg/apiserver/schema/pruning, .../defaulting, .../objectmeta, and
/// customresource_handler.go, unstructuredSchemaCoercer.
///
/// What did not change is shared with `object`; copies live in the arena. A value that comes from a default has the place
/// of the map that lacked it. Needs a Map.
doc::Node normalize(const doc::Node& object, const Schema& schema, base::Arena& arena, Problems& problems);

/// Drops what the schema does not know from a value inside a definition, such as a default; says nothing.
/// `is_resource`: apiVersion, kind and metadata stay, whatever the schema says.
doc::Node prune(const doc::Node& value, const Schema& schema, bool is_resource, base::Arena& arena);

}  // namespace pave::kube::crd
