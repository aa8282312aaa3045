#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// b64enc, b64dec, b32enc, b32dec: Sprig's (strings.go) over Go's encoding/base64 and base32.
std::span<const Function> encoding_functions();

}  // namespace pave::lang::gotemplate
