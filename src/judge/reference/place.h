#pragma once

#include <string>

#include "base/origin.h"
#include "doc/node.h"

namespace pave::judge::reference {

/// The path of the first node below the root whose value or key stands at that place, as Kubernetes writes it; empty:
/// there is none, or it is the root.
std::string field_at(const doc::Node& root, base::Origin origin);

}  // namespace pave::judge::reference
