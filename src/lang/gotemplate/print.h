#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lang/value.h"

namespace pave::lang::gotemplate {

/// Go's fmt.Sprintf, error forms included: `%!d(string=x)`, `%!v(MISSING)`, `%!(EXTRA int=1)`.
void print_format(std::string_view format, std::span<const Value> args, std::string& out);
/// Go's fmt.Sprint: a space between operands where neither is a string.
void print_all(std::span<const Value> args, std::string& out);
/// Go's fmt.Sprintln.
void print_line(std::span<const Value> args, std::string& out);
/// As `%v`: what an action writes. No value is `<no value>`, null is `<nil>`.
void print_value(const Value& value, std::string& out);

}  // namespace pave::lang::gotemplate
