#pragma once

#include <string>

#include "judge/server/apiextensions/leniency.h"
#include "judge/server/apiextensions/reporter.h"
#include "judge/server/value.h"

namespace pave::judge::server::apiextensions {

/// A CustomResourceDefinition (apiextensions-apiserver, pkg/apis/apiextensions/validation,
/// ValidateCustomResourceDefinition and its update) but for rules in CEL. Paths are those of the server's internal form: what
/// all versions have alike stands at `spec.validation`, `spec.subresources`, `spec.additionalPrinterColumns` and
/// `spec.selectableFields` (apis/apiextensions/v1/conversion.go).
void judge_definition(Value root);

/// `spec.names`.
void judge_names(Value names);
/// `spec.versions`: each in itself, then their parts, which may be the same in all.
void judge_versions(Value versions, const Leniency& leniency);
/// What the server has stored stays readable (ValidateCustomResourceDefinitionStoredVersions); when the old definition does
/// not say what is stored, it is what its versions say.
void judge_stored_versions(Value root, Value versions);

/// The parts of a version, each in the path where the server has it. `any_number` of fields: more than the server takes.
void judge_columns(const doc::Node& columns, const std::string& path, const Reporter& reporter);
void judge_subresources(const doc::Node& subresources, const std::string& path, const Reporter& reporter);
void judge_selectable_fields(const doc::Node& fields, const doc::Node* schema, bool any_number, const std::string& path,
                             const Reporter& reporter);
/// One `openAPIV3Schema`, at `path`. `leniency.not_structural` says whether it may be none that is structural.
void judge_schema(const doc::Node& schema, bool has_status, const Leniency& leniency, const std::string& path,
                  const Reporter& reporter);

}  // namespace pave::judge::server::apiextensions
