#pragma once

#include "cli/verb.h"
#include "render/helm/load.h"

namespace pave::cli {

/// Of verbs that load charts.
inline constexpr Flag kFetchFlag{
    "--fetch", FlagKind::Switch, "",
    "download the charts that charts depend on and that are neither in charts/ nor in the caches of Helm and Pave"};

/// Finds charts that others depend on in the caches that the context names, and when it may fetch, on their servers. Must
/// not outlive the context.
render::helm::DependencyFinder dependency_finder(const Context& context, bool may_fetch);

}  // namespace pave::cli
