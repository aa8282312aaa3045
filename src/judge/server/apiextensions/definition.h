#pragma once

#include "judge/server/value.h"

namespace pave::judge::server::apiextensions {

/// A CustomResourceDefinition (apiextensions-apiserver, pkg/apis/apiextensions/validation,
/// ValidateCustomResourceDefinition and its update) but for rules in CEL. Paths are those of the server's internal form: what
/// all versions have alike stands at `spec.validation`, `spec.subresources`, `spec.additionalPrinterColumns` and
/// `spec.selectableFields` (apis/apiextensions/v1/conversion.go).
void judge_definition(Value root);

/// The parts of a version, each in the path where the server has it.
void judge_columns(const doc::Node& columns, const std::string& path, Scope& scope);
void judge_subresources(const doc::Node& subresources, const std::string& path, Scope& scope);
void judge_selectable_fields(const doc::Node& fields, const doc::Node* schema, const std::string& path, Scope& scope);
/// `spec.conversion`, as it is written.
void judge_conversion(Value conversion);
/// One `openAPIV3Schema`, at `path`.
void judge_schema(const doc::Node& schema, bool has_status, const std::string& path, Scope& scope);

}  // namespace pave::judge::server::apiextensions
