#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pave::doc::json_schema {

// Each says why the text is none, in the words of jsonschema v6 and of Go's time; nullopt: it is one.
std::optional<std::string> why_not_date(std::string_view text);
std::optional<std::string> why_not_time(std::string_view text);
std::optional<std::string> why_not_date_time(std::string_view text);
std::optional<std::string> why_not_duration(std::string_view text);
/// `start/end`: two moments, or a moment and a duration.
std::optional<std::string> why_not_period(std::string_view text);

}  // namespace pave::doc::json_schema
