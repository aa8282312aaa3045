#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/sources.h"
#include "lang/value.h"
#include "render/helm/chart.h"
#include "render/helm/chart_error.h"

namespace pave::render::helm {

/// A chart that takes part in a release, as far as its schema goes.
struct SchemaScope {
  const Chart* chart = nullptr;
  std::string_view name;                   ///< its alias where it has one: the key of its values in its parent's
  std::vector<SchemaScope> children = {};  ///< its enabled subcharts, in the order in which Helm has them
};

/// What the schemas of a release say of its values.
struct SchemaVerdict {
  /// What Helm prints behind `Error: ` (with its last line break); empty: all values are as the schemas want them.
  std::string helm;
  /// values/schema, one for each value to mend: at the value (a flag, a file, a chart's default), where one is missing at
  /// the map that it belongs to. A note has the place in the schema. Values are never shown.
  std::vector<base::Diagnostic> problems = {};
  std::vector<ChartWarning> warnings = {};  ///< references by `urn:` that are passed over

  bool holds() const { return helm.empty(); }
};

/// Compares the coalesced values of a release with the values.schema.json of its chart and of each enabled subchart, as
/// Helm does before it renders (pkg/chart/common/util, ValidateAgainstSchema; the same in 4.1 and 4.3). Violations in one
/// map come in the order in which Helm's map was filled: values of files, of flags, then defaults.
SchemaVerdict check_schemas(const SchemaScope& root, const lang::Map& values, SchemaCache& cache,
                            const base::Sources& sources, base::Arena& arena);

}  // namespace pave::render::helm
