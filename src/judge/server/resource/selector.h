#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::resource {

/// Which devices are meant: at most 32 CEL expressions (pkg/apis/resource/validation, validateSelectorSlice).
void judge_selectors(Value selectors);
/// What a driver is told, in its own format: a JSON object (validateDeviceConfiguration). `config` is the item around
/// `opaque`.
void judge_configuration(Value config);

}  // namespace pave::judge::server::resource
