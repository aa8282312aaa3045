#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/sources.h"

namespace pave::doc {

/// The text as events in the yaml-test-suite's notation, one a line from `+STR` to `-STR`, or its first syntax error.
/// For tests: it shows what the parser saw, aliases and styles included.
base::Expected<std::string> read_events(const base::Source& source);

}  // namespace pave::doc
