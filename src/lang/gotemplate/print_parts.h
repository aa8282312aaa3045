#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lang/call.h"
#include "lang/gotemplate/print.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// Whether a value has anything to say of where it was written.
bool has_places(const Value& value);
bool have_places(std::span<const Value> values);

/// Printed text as a string in the call's arena, in which each stretch has the runs or the origin of the argument that it
/// shows; the format's own text has the place of the call.
Value place_parts(std::string_view text, std::span<const Printed> parts, std::span<const Value> args, const Call& call);

/// print_format and print_all as functions want them: a string with the places of its parts. Arguments without places cost
/// nothing.
Value print_format_in(Call& call, std::string_view format, std::span<const Value> args);
Value print_all_in(Call& call, std::span<const Value> args);

}  // namespace pave::lang::gotemplate
