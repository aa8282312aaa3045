#pragma once

#include <string>

#include "base/files.h"
#include "judge/finding.h"

namespace pave::judge {

/// What is to be said of a link of estate::Walk::links_left: an info, since what it leads to is somebody else's.
Finding link_left(const base::Files& files, const std::string& path);

}  // namespace pave::judge
