#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// sha1sum, sha256sum, sha512sum, adler32sum: Sprig's (crypto.go).
std::span<const Function> hash_functions();

}  // namespace pave::lang::gotemplate
