#pragma once

#include "base/arena.h"
#include "lang/value.h"
#include "render/helm/capabilities.h"

namespace pave::render::helm {

/// `.Capabilities`: KubeVersion (with Version, Major, Minor, GitVersion), APIVersions (a list with the method Has) and
/// HelmVersion, which print and convert as Helm's Go structs do. Copies what it needs into the arena.
/// Source: pkg/chart/common/capabilities.go, internal/version.
lang::Value capabilities_object(const Capabilities& capabilities, base::Arena& arena);

}  // namespace pave::render::helm
