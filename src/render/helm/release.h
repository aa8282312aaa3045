#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "base/sources.h"
#include "lang/value.h"
#include "render/helm/chart.h"
#include "render/helm/manifests.h"
#include "render/helm/release_options.h"

namespace pave::render::helm {

/// A file of a chart's crds/ folder, which is printed as it is.
struct Definitions {
  std::string path;  ///< `web/charts/db/crds/backups.yaml`, with the aliases of charts
  const ChartFile* file = nullptr;
};

/// What was said of a chart or its values while it was rendered, and stopped nothing.
struct ReleaseWarning {
  std::string helm;  ///< the line that Helm prints on standard error; empty: Helm says nothing
  base::Diagnostic diagnostic;
};

/// A chart rendered with values: what `helm template` would print. Everything lives in here, and in the chart, which must
/// live longer. Moving it keeps addresses.
struct Release {
  std::unique_ptr<base::Sources> sources;  ///< values and rendered texts, on top of the chart's sources
  std::unique_ptr<base::Arena> arena;
  std::string name;
  const lang::Map* given = nullptr;  ///< what the user gave, as one map with the places in files and flags
  std::vector<Manifest> objects;     ///< in install order
  std::vector<Manifest> hooks;
  std::vector<Definitions> definitions;  ///< of the chart, then of its enabled subcharts
  std::string notes;                     ///< NOTES.txt of the chart itself
  std::vector<ReleaseWarning> warnings;
};

/// Why a chart was not rendered.
struct RenderError {
  std::string helm;             ///< what Helm prints behind `Error: `
  base::Diagnostic diagnostic;  ///< chart/*, values/*: at the place to edit, with the values and inclusions as notes
  base::Origin rendered_place = {};         ///< in a rendered text that is no manifest, whose lines help to see why
  std::vector<base::Diagnostic> more = {};  ///< further faults that were found at the same time
  bool is_in_templates = false;             ///< templates ran, or would have: Helm adds a hint to its flag --debug
  std::string rendered;  ///< what --debug prints: the texts of all files, when one of them is no manifest
  std::vector<ReleaseWarning> warnings;
  std::unique_ptr<base::Sources> sources;  ///< in which the origins are places
};

/// Renders a chart as `helm template` does (pkg/action, install.go and action.go; pkg/engine): values, dependencies, schema,
/// capabilities, templates, documents, hooks. `files` is asked for the files that the values name. The same for the same
/// input, whatever runs beside it; many threads may render one chart.
std::expected<Release, RenderError> render_release(const LoadedChart& chart, const base::Files& files,
                                                   const ReleaseOptions& options);

/// The clock of a release: nanoseconds since 1970, some moment of 2025 that depends on the seed alone.
std::int64_t clock_of(std::uint64_t seed);

/// Why Helm refuses the name of a release; empty: it doesn't. Source: pkg/chart/v2/util/validate_name.go.
std::string name_refusal(std::string_view name);

}  // namespace pave::render::helm
