#pragma once

#include "judge/server/apiextensions/reporter.h"
#include "judge/server/apiextensions/schema_node.h"

namespace pave::judge::server::apiextensions {

/// Says which defaults of a schema don't fit their own part of it: they have fields that it does not know, or values that
/// it refuses (apiextensions-apiserver, pkg/apiserver/schema/defaulting/validation.go, ValidateDefaults). Needs a schema
/// that breaks no rule of structural ones.
/// `any_fields`: fields that the schema does not know are let through.
void judge_defaults(SchemaNode schema, const FieldPath& path, bool any_fields, const Reporter& reporter);

/// Whether a default of such a schema has fields that its own part does not know (.../defaulting/prune.go).
bool has_unpruned_defaults(SchemaNode schema, const Reporter& reporter);

}  // namespace pave::judge::server::apiextensions
