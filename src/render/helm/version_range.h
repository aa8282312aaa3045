#pragma once

#include <string_view>

namespace pave::render::helm {

/// Whether a version lies in a range; what can't be read doesn't (pkg/chart/v2/util, IsCompatibleRange).
bool is_compatible(std::string_view range, std::string_view version);

}  // namespace pave::render::helm
