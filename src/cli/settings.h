#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "judge/options.h"

namespace pave::cli {

/// Reads the settings file (`pave.yaml`, docs/formats/pave.yaml.md) into the options: `path`, or when that is empty the
/// one that applies to the options' paths; none is fine. Gives what is wrong with it, lines for people: then the
/// options are not to be used. Two files that apply to two paths are an error, since one run has one set of settings.
std::vector<std::string> load_settings(const base::Files& files, const std::string& path, judge::CheckOptions& options);

}  // namespace pave::cli
