#pragma once

#include <span>
#include <string_view>

#include "lang/function.h"

namespace pave::lang::gotemplate {

/// All functions of templates, sorted by name: Go's 19, Sprig's (without env and expandenv), Helm's.
std::span<const Function* const> all_functions();
/// Null: there is none of that name, or not yet in that edition.
const Function* find_function(std::string_view name, Edition edition = Edition::Helm43);

}  // namespace pave::lang::gotemplate
