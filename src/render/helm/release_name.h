#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace pave::render::helm {

/// The name that --name-template makes: a template with Sprig's functions alone, run without a dot. The error is what Helm
/// prints behind `Error: `. Source: pkg/action/install.go, TemplateName.
std::expected<std::string, std::string> release_name(std::string_view name_template, std::uint64_t seed);

}  // namespace pave::render::helm
