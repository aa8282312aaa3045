#pragma once

#include <span>

#include "base/arena.h"
#include "lang/value.h"
#include "render/helm/chart.h"
#include "render/helm/release_options.h"

namespace pave::render::helm {

/// `.Files` of a chart: a map from names to bytes with the methods Get, GetBytes, Glob, AsConfig, AsSecrets and Lines. Texts
/// that it gives lead back to the file's own lines. Of two files with one name the
/// last counts. `files` must live as long as the arena.
/// Source: pkg/engine/files.go.
lang::Value files_object(std::span<const ChartFile> files, HelmVersion version, base::Arena& arena);

}  // namespace pave::render::helm
