#pragma once

#include "doc/node.h"
#include "kube/crd/field_path.h"
#include "kube/crd/problem.h"

namespace pave::kube::crd {

/// What keeps the server from decoding the type and the metadata of an object or an embedded resource: apiVersion and
/// kind that are not strings, metadata that is no ObjectMeta (MetadataType), and, in strict decoding, fields of metadata
/// that ObjectMeta does not have (UnknownField). Source: apiextensions-apiserver,
/// pkg/apiserver/schema/objectmeta/coerce.go; the type is that of the newest Kubernetes that the catalogue has.
void decode_metadata(const doc::Node& object, const FieldPath& path, Problems& problems);

}  // namespace pave::kube::crd
