#pragma once

#include <string>
#include <string_view>

namespace pave::render::helm {

/// ` KEY=VALUE` as Go's log/slog writes it to a text: quoted where the value has spaces, quotes or nothing at all.
std::string slog_attribute(std::string_view key, std::string_view value);

}  // namespace pave::render::helm
