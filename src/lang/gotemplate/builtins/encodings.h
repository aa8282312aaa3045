#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// b64enc, b64dec, b32enc, b32dec: Sprig's (strings.go) over Go's encoding/base64 and base32.
std::span<const Function> encoding_functions();

/// What encoding/base64 says of a text that is no base64: `illegal base64 data at input byte 4`.
std::string base64_error(std::string_view text);

}  // namespace pave::lang::gotemplate
