#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// `urlParse` and `urlJoin` (Sprig's url.go over Go's net/url), see url.h.
std::span<const Function> url_functions();

}  // namespace pave::lang::gotemplate
