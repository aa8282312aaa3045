#pragma once

#include <cstdint>

#include "base/arena.h"
#include "estate/layout.h"
#include "judge/reference/facts.h"

namespace pave::judge::reference {

/// What a kustomization adds to its folder, as facts of an object without a name: the ConfigMaps and Secrets that it
/// generates, the namespace that a Namespace of it is renamed to, and whether it brings objects that nobody looked at.
ObjectFacts gather_kustomization(const estate::KustomizationFacts& kustomization, std::uint32_t file,
                                 base::Arena& arena);

}  // namespace pave::judge::reference
