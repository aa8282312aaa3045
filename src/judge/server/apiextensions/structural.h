#pragma once

#include "judge/server/apiextensions/reporter.h"
#include "judge/server/apiextensions/schema_node.h"

namespace pave::judge::server::apiextensions {

/// Whether the server can take the schema for a structural one at all: it has none of the parts of JSON Schema that
/// structural schemas do not have (apiextensions-apiserver, pkg/apiserver/schema/convert.go, validateUnsupportedFields).
bool can_be_structural(SchemaNode schema);

/// Says which rules of structural schemas a schema breaks (.../schema/validation.go and complete.go, ValidateStructural).
/// Needs can_be_structural(). Returns whether it breaks none.
bool judge_structural(SchemaNode schema, const FieldPath& path, const Reporter& reporter);

}  // namespace pave::judge::server::apiextensions
