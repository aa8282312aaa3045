#pragma once

#include "doc/node.h"
#include "kube/crd/field_path.h"
#include "kube/crd/problem.h"
#include "kube/crd/schema.h"

namespace pave::kube::crd {

/// What is wrong with lists of type set and map: equal items, equal keys, items that are no maps
/// (apiextensions-apiserver, pkg/apiserver/schema/listtype/validation.go). The value has been normalized.
void check_list_types(const doc::Node& value, const Schema& schema, const FieldPath& path, Problems& problems);

/// What is wrong with the type and metadata of embedded resources (.../objectmeta/validation.go). `is_resource`: the
/// value counts as one, whatever the schema says.
void check_embedded_resources(const doc::Node& value, const Schema& schema, const FieldPath& path, bool is_resource,
                              Problems& problems);

}  // namespace pave::kube::crd
