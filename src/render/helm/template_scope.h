#pragma once

#include <vector>

#include "base/arena.h"
#include "lang/value.h"
#include "render/helm/capabilities.h"
#include "render/helm/dependencies.h"
#include "render/helm/release_options.h"
#include "render/helm/rendering.h"

namespace pave::render::helm {

/// The templates of a chart and its enabled subcharts, each with its dot: Chart, Files, Release, Capabilities, Values,
/// Subcharts, and Template once it runs. `values` are the coalesced ones of the whole release; a subchart gets those
/// below its name, and no value object of them is copied. Library charts give only their partials. In no order.
/// Source: pkg/engine, recAllTpls; pkg/chart/common/util, ToRenderValues.
std::vector<ScopedTemplate> scoped_templates(const EnabledChart& root, lang::Map* values,
                                             const Capabilities& capabilities, const ReleaseOptions& options,
                                             base::Arena& arena);

}  // namespace pave::render::helm
