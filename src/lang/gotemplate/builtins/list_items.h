#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "lang/call.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// The message of Go's runtime where a function of Sprig asks null for its type.
inline constexpr std::string_view kNilDereference = "runtime error: invalid memory address or nil pointer dereference";

/// The items of what Go calls a slice: a List, or Bytes as numbers of type uint8 (made in the arena). None: the call has
/// failed, with `problem` and the kind of the value (`Cannot find first on type string`).
std::optional<std::span<const Value>> list_items(Call& call, const Value& value, std::string_view problem);

/// A new []interface {} of those items; null where there is no value. It has the origin of the list that it comes from.
Value new_list(Call& call, std::span<const Value> items, const Value& from);

}  // namespace pave::lang::gotemplate
