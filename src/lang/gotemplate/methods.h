#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "lang/call.h"
#include "lang/function.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// Methods that Go's types have and templates can call: those of Objects, of time.Duration, time.Month and time.Weekday,
/// and of Helm's common.Values (AsMap, Table, YAML) and common.VersionSet (Has).
bool has_method(const Value& value, std::string_view name);
/// The types of its parameters; none: the method checks its arguments itself. Needs has_method.
std::optional<std::span<const Param>> method_parameters(const Value& value, std::string_view name);
/// Needs has_method. Errors go to the call.
Value call_method(const Value& value, std::string_view name, Call& call);

}  // namespace pave::lang::gotemplate
