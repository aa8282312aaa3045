#pragma once

#include <span>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// Points in time: `now`, `date`, `toDate` (Sprig's date.go). The clock stands still for the whole run, and the local time
/// is that of Greenwich, so that a result depends neither on the machine nor on the moment.
std::span<const Function> date_functions();

}  // namespace pave::lang::gotemplate
