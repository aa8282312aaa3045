#pragma once

#include "base/version.h"
#include "kube/schema/catalog.h"

namespace pave::judge::lifecycle {

/// What to write instead of a deprecated or removed kind, or null: the replacement that its marker names or, when that
/// one is gone too, the replacement's replacement; else the most stable other version of the same kind. Only kinds that
/// are served in `version` and not deprecated there.
const kube::schema::KindFacts* find_replacement(const kube::schema::KindFacts& facts, base::KubeVersion version);

}  // namespace pave::judge::lifecycle
