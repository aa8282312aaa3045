#pragma once

#include <string>
#include <vector>

#include "lang/call.h"

namespace pave::lang::gotemplate {

// Values become text (Sprig's strings.go). Each part of the text keeps where it came from.

Value run_quote(Call& call);       ///< VALUES: each in double quotes with Go's escapes, null left out
Value run_squote(Call& call);      ///< VALUES: each in single quotes as it is, null left out
Value run_cat(Call& call);         ///< VALUES, spaces in between, null left out
Value run_join(Call& call);        ///< SEPARATOR LIST
Value run_to_string(Call& call);   ///< VALUE
Value run_to_strings(Call& call);  ///< LIST
Value run_sort_alpha(Call& call);  ///< LIST

/// Sprig's strval: a text or bytes as they are, everything else as `%v` prints it (null: `<nil>`). The origin is the
/// value's.
Value text_of(const Value& value, base::Arena& arena);
/// Sprig's strslice: the elements of a list as texts, null left out; nothing for null, and one text for everything else.
std::vector<Value> texts_of(const Value& value, Call& call);

}  // namespace pave::lang::gotemplate
