#pragma once

#include <string>
#include <string_view>

namespace pave::estate {

/// `a/b.yaml` -> `a`; `/b.yaml` -> `/`; `b.yaml` -> empty.
std::string folder_of(std::string_view path);
/// `a/b.yaml` -> `b.yaml`.
std::string_view name_of(std::string_view path);
/// `overlays/prod` and `../base/p.yaml` -> `overlays/base/p.yaml`, by the letters alone.
std::string joined(std::string_view folder, std::string_view path);

}  // namespace pave::estate
