#pragma once

#include <string_view>

#include "lang/value.h"
#include "render/helm/chart.h"
#include "render/helm/coalesce.h"

namespace pave::render::helm {

inline constexpr int kMaxParentDepth = 64;  ///< names of a `parent`; a longer one imports nothing, with a warning

/// Adds what a dependency's import-values names in the subchart's values to `brought`: `exports.NAME` for a text, from
/// `child` to `parent` for a map (processImportValues of pkg/chart/v2/util, dependencies.go). What is no table there is a
/// warning. `name` is the alias where there is one; `values` are the parent's, subcharts' below their names. Tables of
/// `values` become part of `brought` and may change, as in Helm.
/// Gives the list of child and parent that Helm leaves in `.Chart.Dependencies`.
lang::Value import_values(const Dependency& dependency, std::string_view name, lang::Map& values, lang::Map& brought,
                          const Coalescing& context);

}  // namespace pave::render::helm
