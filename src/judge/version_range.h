#pragma once

#include <span>
#include <vector>

#include "base/version.h"
#include "judge/sink.h"

namespace pave::judge {

/// What the judges said of one object for several versions of Kubernetes, as one list. `by_version` has the remarks for
/// `oldest` and each minor version behind it. What is said for all versions (same rule, place, field and message) stands
/// once and as it is; what only some say, once with the versions behind its message: `(from 1.36 on)`, `(up to 1.35)`,
/// `(only in 1.35)`, `(1.34 and 1.36)`. A message that names its version (`in Kubernetes 1.36`) names all that say it
/// instead: `in Kubernetes 1.34 to 1.36`. The order is that of the newest version, then of the others.
std::vector<Remark> merge_versions(std::span<const std::vector<Remark>> by_version, base::KubeVersion oldest);

}  // namespace pave::judge
