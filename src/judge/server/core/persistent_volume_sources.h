#pragma once

#include "judge/server/core/volume_sources.h"

namespace pave::judge::server::core {

/// The one source that the spec of a PersistentVolume must have, and what it must be.
void judge_persistent_volume_source(Value spec);
/// The field of the source that counts, the first in the server's order; kNoSymbol: there is none.
doc::Symbol judged_volume_source(const Value& spec);

/// All of them.
std::span<const VolumeSource> persistent_volume_sources();

}  // namespace pave::judge::server::core
