#pragma once

#include <map>
#include <span>
#include <string>

#include "base/origin.h"
#include "doc/node.h"

namespace pave::judge::reference {

/// The paths of the first nodes below the root whose value or key stands at those places, as Kubernetes writes them. A
/// place is not in it when there is no such node. Looks through the tree once.
std::map<base::Origin, std::string> fields_at(const doc::Node& root, std::span<const base::Origin> origins);

/// That of one place; empty: there is none, or it is the root.
std::string field_at(const doc::Node& root, base::Origin origin);

}  // namespace pave::judge::reference
