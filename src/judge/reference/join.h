#pragma once

#include <vector>

#include "judge/reference/run.h"

namespace pave::judge::reference {

/// Says what does not hold together among everything that is checked together: names of objects that are not there, and
/// keys and ports that they don't have; selectors that select nothing; disruption budgets that allow no eviction; objects
/// written twice; namespaces that nobody declares. What the input can't tell is not reported as missing but counted,
/// in one reference/not-checked (docs/decisions/2026-11-24-what-an-input-can-miss.md).
///
/// The problems come in the order of the files and objects. Time grows with the objects and with what is found, not with
/// their product.
std::vector<Problem> join(const Run& run);

}  // namespace pave::judge::reference
