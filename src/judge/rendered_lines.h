#pragma once

#include <optional>

#include "base/origin.h"
#include "base/sources.h"
#include "judge/finding.h"

namespace pave::judge {

inline constexpr std::size_t kLinesAround = 3;  ///< above and below the line itself

/// The lines of a rendered text around a place in it, each with its number, as a note; values of Secrets, of environment
/// variables and of fields named like secrets are left out. None: the place is in a text that a person wrote.
std::optional<FindingNote> rendered_lines(base::Origin origin, const base::Sources& sources);

}  // namespace pave::judge
