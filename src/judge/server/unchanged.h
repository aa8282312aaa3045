#pragma once

#include "judge/server/value.h"

namespace pave::judge::server {

/// Whether a value says what it said before, word for word: unlike for Value::changed(), an empty text, 0 and false are
/// not the same as nothing, since to the server they can be pointers. For whole parts of an object that are let through
/// as they were.
bool is_unchanged(const Value& value);

}  // namespace pave::judge::server
