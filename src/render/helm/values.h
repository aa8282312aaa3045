#pragma once

#include <expected>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "base/sources.h"
#include "lang/value.h"
#include "render/helm/chart.h"
#include "render/helm/release_options.h"
#include "render/helm/value_file.h"

namespace pave::render::helm {

/// The values that the user gives a release, as one map: files from left to right, over them --set-json, --set,
/// --set-string, --set-file, --set-literal (MergeValues of helm.sh/helm/v4/pkg/cli/values). Files and flags become
/// sources, a flag's path is its name: `--set:1:5`. Everything lives in the arena and the sources, and is nobody else's:
/// whoever coalesces may change it.
std::expected<lang::Map*, ValuesError> given_values(const GivenValues& given, const base::Files& files,
                                                    base::Sources& sources, base::Arena& arena,
                                                    std::vector<base::Diagnostic>& warnings);

}  // namespace pave::render::helm
