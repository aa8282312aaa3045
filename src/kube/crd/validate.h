#pragma once

#include "doc/node.h"
#include "kube/crd/field_path.h"
#include "kube/crd/problem.h"
#include "kube/crd/schema.h"

namespace pave::kube::crd {

/// Compares a value with a schema as the API server does (kube-openapi, pkg/validation/validate): types, enums, bounds,
/// lengths, patterns, formats, items, fields, and the four compositions. Of alternatives none of which fits, the problems
/// of the one with the most positive checks are given, too. The value must have been normalized (normalize.h), so that
/// defaults fulfil what is required. Pure; costs what the value holds, and allocates nothing while nothing is wrong.
void validate(const doc::Node& value, const Schema& schema, const FieldPath& path, Problems& problems);

/// The same for an update: what is wrong with a part that is as it was (and can be correlated with the old value) is
/// let through (apiextensions-apiserver, pkg/apiserver/validation/ratcheting.go).
void validate_update(const doc::Node& value, const doc::Node& old, const Schema& schema, const FieldPath& path,
                     Problems& problems);

}  // namespace pave::kube::crd
