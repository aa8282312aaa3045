#pragma once

#include "judge/server/apiextensions/schema_node.h"

namespace pave::judge::server::apiextensions {

/// Whether a schema or one inside it is such a one; also the parts that the server does not support
/// (apiextensions-apiserver, pkg/apis/apiextensions/validation, SchemaHas).
bool schema_has(SchemaNode schema, bool (*is_wanted)(SchemaNode));

bool has_default(SchemaNode schema);
/// Has one of the extensions that make the server ask for a structural schema (schemaHasKubernetesExtensions).
bool has_extension(SchemaNode schema);

}  // namespace pave::judge::server::apiextensions
