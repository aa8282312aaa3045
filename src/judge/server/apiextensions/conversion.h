#pragma once

#include "judge/server/apiextensions/leniency.h"
#include "judge/server/value.h"

namespace pave::judge::server::apiextensions {

/// `spec.conversion` (apiextensions-apiserver, pkg/apis/apiextensions/validation, validateCustomResourceConversion). What is
/// below `webhook` has the names of the server's internal form: `spec.conversion.webhookClientConfig`.
void judge_conversion(Value conversion, const Leniency& leniency);

}  // namespace pave::judge::server::apiextensions
