#pragma once

#include <string>

#include "lang/function.h"

namespace pave::show {

/// The page of a template function, as `pave explain function NAME` prints it: call, what it gives, example.
std::string function_page(const lang::Function& function);

/// The manual of all template functions in Markdown, by topic and name: docs/functions.md.
std::string function_manual();

}  // namespace pave::show
