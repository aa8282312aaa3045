#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "judge/finding.h"
#include "judge/options.h"
#include "judge/summary.h"

namespace pave::judge {

struct CheckResult {
  std::vector<Finding> findings;     ///< in the order of the files
  Summary summary;                   ///< without the time
  std::vector<std::string> missing;  ///< named paths that don't exist, with the reason: nothing was checked
  bool failed_to_read = false;       ///< some file or folder could not be read (it has a finding)
};

/// `pave check`: finds the manifests below the named paths, judges every object, and reports what the options select. A
/// file is looked through for what decides about others (Namespaces, definitions), judged, and read once more when a
/// finding about several files stands in it. Work is split by file over the threads; the result does not depend on their
/// number.
CheckResult check(const base::Files& files, const CheckOptions& options);

}  // namespace pave::judge
