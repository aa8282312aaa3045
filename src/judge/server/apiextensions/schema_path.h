#pragma once

#include <optional>
#include <string_view>

#include "doc/node.h"

namespace pave::judge::server::apiextensions {

enum class Brackets : std::uint8_t { Allowed, Refused };

/// What a path of a schema (`.spec.color`, or `.spec['a.b']` where brackets are allowed) refers to, in a schema that can be
/// a structural one (apiextensions-apiserver, pkg/apiserver/schema/cel/validation.go, ValidFieldPath). Nothing: the path is
/// none, or the schema has no such field; null: a field that has no schema of its own (`additionalProperties: true`).
std::optional<const doc::Node*> follow_path(std::string_view path, const doc::Node& schema, Brackets brackets);

}  // namespace pave::judge::server::apiextensions
