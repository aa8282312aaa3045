#pragma once

#include "judge/server/apiextensions/leniency.h"
#include "judge/server/apiextensions/reporter.h"
#include "judge/server/apiextensions/schema_node.h"

namespace pave::judge::server::apiextensions {

/// Says what the server has against the parts of a schema one by one: types, what OpenAPI has and it has not, list and
/// map types with their keys, texts around rules (apiextensions-apiserver, pkg/apis/apiextensions/validation,
/// ValidateCustomResourceDefinitionOpenAPISchema); rules in CEL are not compiled. Returns whether there is nothing.
bool judge_parts(SchemaNode schema, const FieldPath& path, const Leniency& leniency, const Reporter& reporter);

/// Whether OpenAPI has that type.
bool is_schema_type(std::string_view type);

}  // namespace pave::judge::server::apiextensions
