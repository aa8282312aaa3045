#pragma once

#include <optional>

#include "doc/json_schema/document.h"
#include "doc/json_schema/schema.h"
#include "doc/json_schema/violation.h"

namespace pave::doc::json_schema {

/// What the value breaks of the schema, or nothing; the Violation has the rule Root. `judged`: the value is a document with
/// schemas, and a resource in it that has another meta-schema than its surroundings is compared with its own.
std::optional<Violation> run(const Schema& schema, const Node& value, const Document* judged);

}  // namespace pave::doc::json_schema
